"""What levers mean, in Japanese, by key; the English stands in the declaration of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.words_of_costs import COSTS

if TYPE_CHECKING:
    from sim.declare import Declaration

MEANINGS: dict[str, str] = {
    "pricing.price": "1か月の定価。加入前に示される。",
    "pricing.hidden_fee": "毎月、定価に上乗せされる手数料。開示しない限り加入前には示されない。",
    "pricing.walk": "契約を続ける客に対する年ごとの値上げ。最長8年続く。",
    "pricing.welcome_discount": "加入後の最初の数か月、定価から引かれる割合。",
    "pricing.welcome_months": "新規割引が続く期間。",
    "pricing.promotion": (
        "既存客全員への割引。期間中は全ての請求から引かれ、割引として告知されるため、客はそれに慣れる。"
    ),
    "pricing.grandfathering": "定価の引き上げや継続客への値上げのうち、既存客には適用しない割合。",
    "pricing.price_promise": "加入後、定価の引き上げも継続客への値上げも適用されない月数。",
    "promise.overpromise": "約束した品質が、実際に提供する品質をどれだけ上回るか。",
    "promise.disclosure": "条件と手数料のうち、法律の求めを超えて公開する割合。公開した手数料は表示価格に含まれる。",
    "service.quality": "1か月のサービスの平均品質。市場の中立的な水準は0.60。",
    "service.consistency": "サービスの月ごとの運不運のうち、取り除く割合。平均は変わらない。",
    "service.occasions": "1か月に特別な体験を提供される顧客の割合。",
    "service.reliability": "日常的な不具合のうち、防がれる割合。",
    "service.proactive_share": "不具合や失敗のうち、顧客が感じる前に見つけて対処する割合。",
    "service.support_capacity": "サポートが1か月に対応できる苦情と質問の数（顧客1人当たり）。",
    "service.ease": "助けを得やすさ。顧客の手間と時間のうち省かれる割合。",
    "service.speed": "受け付けた苦情が解決する速さ。30日をこの値で割った日数で解決する。",
    "service.courtesy": "苦情の解決における、通常を超えるお詫びと配慮。",
    "service.recovery": "苦情が解決した顧客に支払う補償。",
    "service.onboarding": "新規客が製品から目的のものを得られるよう、どれだけ丁寧に教えるか。",
    "service.customer_success": "顧客が自分の目標に届くよう、毎月どれだけ支援するか。",
    "leaving.friction": "解約しようとする顧客の前に置かれる障害。",
    "leaving.save_share": "解約を申し出た（または割引を求めた）顧客のうち、引き止めの提案を受ける割合。",
    "leaving.save_depth": "引き止めの提案（解約時またはキャンペーン）での割引率。",
    "leaving.save_months": "受け入れられた引き止め割引が続く期間。",
    "leaving.campaign_reach": (
        "毎月、契約について引き止めの提案とともに接触される顧客の割合。接触は解約を思い出させもする。"
    ),
    "leaving.campaign_target": (
        "キャンペーンの対象：無作為、全員、または到達率までの得点上位者。学習する得点（リスク・価値・上昇効果）は6か月の"
        "試行の後に始まる。真の上昇効果は人の内面を見るオラクルであり、実際の企業には使えない。"
    ),
    "leaving.renewal_notice": "契約の更新時に毎年、解約できることを知らされる顧客の割合。",
    "contact.frequency": (
        "各顧客への1か月の連絡回数。1回が普通。どの連絡も顧客に会社を思い出させ、多すぎればうるさがられる。"
    ),
    "contact.consent": "月1回を超えて連絡し、データを使う相手：全員、拒否しなかった人、または同意した人。",
    "contact.two_way": "連絡のうち対話の割合。対話はうるさがられにくく、多くを伝え、信頼を築く。",
    "contact.pressure": "連絡での売り込みの強さ。影響されやすい客から収入を得るが、気づいた客には不当な扱いとなる。",
    "contact.gratitude": "義務を超えて各顧客に伝える、1か月の感謝の回数。",
    "contact.gratitude_channel": "感謝の伝え方。手段によって費用と、真心の伝わり方が異なる。",
    "contact.recognition": "接するとき、顧客が個人として認識される割合。",
    "privacy.personalisation": (
        "顧客のデータを使い、サービスを1人ひとりにどれだけ深く合わせるか。人を知るには数か月かかる。"
    ),
    "privacy.control": "自分についての情報を、顧客がどこまで閲覧・訂正・撤回できるか。",
    "privacy.transparency": "データの利用をどれだけ率直に伝えるか。",
    "privacy.security": "通常を超えてデータをどれだけ守るか。高いほど漏えいが減る。",
    "privacy.data_sharing": "顧客について知っていることのうち、他社に売る割合。",
    "programme.offered": "プログラムがあるかどうか。期間の途中で取りやめると廃止になる。",
    "programme.medium": (
        "口座は全ての購入を記録し、特典は請求されるまで残る。カードは持ち歩く必要があり、一杯になるとその場で特典を渡す。"
    ),
    "programme.earn_spend": "市場価格1単位の支出ごとに付くポイント。",
    "programme.earn_visit": "購入1回ごとに付くポイント（またはスタンプ）。",
    "programme.earn_engagement": "レビュー、イベント参加、他の人への回答といった活動1回ごとに付くポイント。",
    "programme.welcome_points": "入会時に付くポイント。歓迎の意味、またはカードを進めた状態で始める意味をもつ。",
    "programme.pending_months": "付いたポイントが使えるようになるまでの月数。",
    "programme.expiry": (
        "ポイントが失効する時：失効しない、獲得から一定期間後、暦の期間の終わりにそれまでの全て、または購入のない期間の"
        "後に全て。"
    ),
    "programme.validity_months": "失効までの期間の長さ。",
    "programme.reward_points": "特典1つに必要なポイント（交換の最低数）。",
    "programme.reward_value": "特典1つの額面。",
    "programme.reward_cost_share": (
        "特典が会社にとってかかる費用（額面に対する割合）。自社の商品は現金より安く済むが、会員にとっての価値も低い。"
    ),
    "programme.tier_1": "最初のランクに届く、期間内の判定単位。0はランクなし。",
    "programme.tier_2": "2番目のランクに届く判定単位。最初のランクより大きくする。0はなし。",
    "programme.tier_3": "3番目のランクに届く判定単位。2番目のランクより大きくする。0はなし。",
    "programme.tier_qualifier": "何を数えてランクを決めるか。",
    "programme.tier_period_months": "判定する期間の月数。入会時から数える。",
    "programme.tier_grace_months": "再び届かなかったランクを、取り戻せるように保つ月数。",
    "programme.downgrade": (
        "再び届かなかったランクの扱い：ずっと保つ、1段階ずつ下げる（緩やかな降格）、または届いた段階まで下げる。"
    ),
    "programme.tier_multiplier": "最高ランクの会員に付くポイントの倍率。下のランクは比例する。",
    "programme.fee": "1期間の会費（有料プログラム）。",
    "programme.fee_months": "会費が有効な月数。",
    "programme.member_discount": "会員の価格から引く割合。ランクがあれば最高ランクの値で、下のランクは比例する。",
    "programme.early_access": "一般より先に会員が得られる度合い。ランクごとの扱いは割引と同じ。",
    "programme.free_shipping": "会員の購入のうち送料が無料になる割合。ランクごとの扱いは割引と同じ。",
    "programme.recognition": (
        "会員がどれだけ認められ、大切に扱われるか。ランクごとの扱いは割引と同じで、分け合う人が少ないほど強く感じられる。"
    ),
    "programme.alignment": "プログラムがどれだけはっきりと理念を掲げるか。共感する人を結びつけ、しない人を遠ざける。",
    "programme.donation": (
        "会員の支出のうち理念のために寄付する割合。寄付がなければ理念は言葉だけで、効果は半分になる。"
    ),
    "programme.targets": "特性によって、誰が利用できるか。外された人は不満をもつ。",
    "programme.partners": "ポイントを付けたり使ったりできる他社の数（連合型）。",
    "programme.partner_earn": "提携先での購入1回ごとに付くポイント。",
    "programme.partner_price": "提携先が、そこで付けたポイントに支払う額（額面に対する割合）。",
    "programme.partner_redeems": "特典のうち提携先で使われる割合。",
    "programme.partner_reimbursed": "提携先で使われた特典に対し、提携先に支払う額（額面に対する割合）。",
    "programme.stored_value": "会員のうち、カードにあらかじめお金を入れる人の割合。",
    "programme.top_up": "1回にチャージする額。",
    "programme.terms_clarity": "規約の明確さ。不明確だと特典が請求されずに残り、失効が不意打ちになる。",
    "programme.refresh_months": "プログラムを新しくする刷新の間隔（月）。0は刷新しない。",
    "programme.closing": "プログラムを廃止するときのポイントの扱い：割合に応じて交換するか、無効にするか。",
    "community.forum": (
        "顧客が集い、外部の人も読める場の充実度。人がなじむまで数か月かかり、そこで語られることは顧客自身のものである。"
    ),
    "community.events": "1か月の顧客向けイベントの回数。なじんでいない人は参加を強いられたように感じる。",
    "community.moderation": "フォーラムの怒りの言葉のうち取り除く割合。発言を封じられた人の帰属意識は下がる。",
    "learning.feedback_collect": (
        "各顧客への1か月の調査の回数。会社は学べるが、顧客には連絡と同じに感じられる。尋ねられて何も変わらなければ、"
        "軽んじられたと感じる。"
    ),
    "learning.feedback_act": "調査で顧客が述べたことのうち、対応する割合。問題を正し、対応したことが顧客に見える。",
    "learning.feedback_delay": "述べられたことに対応するまでの月数。いつまでも待つ人はいない。",
    "learning.evolution": "顧客の望みに追いつくよう提供内容を刷新する努力。古いものに慣れた人には負担になる。",
    "acquisition.referral_reward": "顧客の紹介で加入した人ごとに、紹介者に支払う報酬。報酬つきの言葉は信じられにくい。",
    "acquisition.advertising": "会社を選ぼうとする全員への広告の量（0～1）。増やすほど、追加の効果は小さくなる。",
    "acquisition.poaching": "毎月、乗り換えの提案を受ける他社の顧客の割合。提案は解約を思い出させる。",
    "acquisition.poaching_depth": "その提案で移ってきた人だけに適用する、定価からの割引率。",
    "acquisition.poaching_months": "その割引が続く期間。",
    "planning.horizon": (
        "サービスへの支出を回収すべき月数。会社は毎年、自社の帳簿から見た利幅と離脱に応じて品質を決める。"
        "0は与えられた品質を保つ。"
    ),
    "planning.budget": "通常を超える品質に使える、収入に対する割合の上限。足りなければ、決めた品質より低くなる。",
    "association.member": "会社が業界団体に加盟し、会費を払うかどうか。",
    "association.training": "団体の研修を受ける割合。数か月かけて、提供するサービスの質を高める。",
    "association.standards": (
        "会員が引き受けて公表する規範の厳しさ。新規客は認証を信頼し、会員は監査を受け、中身がないと分かれば偽善者と"
        "みなされる。"
    ),
    "association.advocacy": "業界全体のより良い慣行のために、会員がどれだけ働きかけるか。競合もその恩恵を受ける。",
}
"""By key, as in ``kizuna explain``."""


def meaning(lever: Declaration, language: str) -> str:
    """Return what a lever means; in English where there is no Japanese."""
    return MEANINGS.get(lever.key, lever.meaning) if language == "ja" else lever.meaning


def cost(lever: Declaration, language: str) -> str:
    """Return what pulling a lever costs; in English where there is no Japanese."""
    return COSTS.get(lever.cost, lever.cost) if language == "ja" else lever.cost
