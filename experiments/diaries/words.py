"""The sentences of a diary, in English and Japanese, side by side."""

from __future__ import annotations

from typing import Any

from experiments.report.words import LANGUAGES
from sim.diary import Event

EVENTS: dict[str, tuple[str, str]] = {
    "problem": (
        "had a problem with the service, and said nothing (harm {harm:.2f})",
        "サービスに問題が起き、何も言わなかった(害 {harm:.2f})",
    ),
    "problem_settled": (
        "had a problem, complained, and it was settled (harm left {harm:.2f})",
        "問題が起きて苦情を言い、解決された(残った害 {harm:.2f})",
    ),
    "problem_unheard": (
        "had a problem, complained, and hung up unheard (harm {harm:.2f})",
        "問題が起きて苦情を言ったが、待たされてあきらめた(害 {harm:.2f})",
    ),
    "renewal_notice": ("read the notice that leaving is possible", "更新のお知らせを読んだ"),
    "fee_found": ("found a fee that had not been shown", "隠れた手数料に気づいた"),
    "fee_again": ("saw the hidden fee on the bill again", "隠れた手数料をまた請求書で見た"),
    "fee_counts": (
        "now counts the fee: a month costs {price:.2f} instead of {before:.2f}",
        "手数料も含めて考えるようになった:月額 {before:.2f} → {price:.2f}",
    ),
    "walk_found": ("saw that newcomers pay {share:.0%} less", "新規客のほうが {share:.0%} 安いと知った"),
    "others_pay_less": ("heard that somebody they know pays less here", "知人が同じ会社でより安く払っていると聞いた"),
    "promise_broken": ("felt that the promise was not kept", "約束が守られていないと感じた"),
    "all_wronged": ("felt taken for a fool like everybody there", "ほかの客と同じく軽んじられたと感じた"),
    "got_offer": ("got an offer to come over to another company", "他社から乗り換えの勧誘を受けた"),
    "company_closed": ("had to go because the company closed", "会社の撤退により離れざるを得なかった"),
    "wronged": ("was contacted, pressed or used against their will", "望まない連絡・圧力・データ利用を受けた"),
    "anger_heard": (
        "took over the anger of other customers in the forum (resentment +{hurt:.3f})",
        "フォーラムで他の顧客の怒りに影響された(反感 +{hurt:.3f})",
    ),
    "price_rose": (
        "saw the price rise from {before:.2f} to {price:.2f}",
        "料金が {before:.2f} から {price:.2f} に上がった",
    ),
    "price_fell": (
        "saw the price fall from {before:.2f} to {price:.2f}",
        "料金が {before:.2f} から {price:.2f} に下がった",
    ),
    "deal_over": ("saw the deal end: {before:.2f} became {price:.2f}", "割引が終わった:{before:.2f} → {price:.2f}"),
    "payment_failed": ("had a payment fail, and was out", "支払いに失敗し、契約が切れた"),
    "card_replaced": ("had to renew the payment and did not", "カード更新の機会にそのまま離れた"),
    "contacted": ("was contacted by a campaign with {depth:.0%} off", "キャンペーンで {depth:.0%} 引きを提案された"),
    "accepted": ("accepted the offer", "提案を受け入れた"),
    "declined": ("declined the offer", "提案を断った"),
    "wants_out": ("began to want out", "辞めたいと思い始めた"),
    "tries_to_leave": ("noticed the way out and tried to leave", "出口に気づき、解約しようとした"),
    "asks_for_deal": ("asked for a deal, having had or heard of one", "前に得た、または人から聞いた割引を求めた"),
    "offered": ("was offered {depth:.0%} off to stay", "引き止めに {depth:.0%} 引きを提案された"),
    "reconciled": ("no longer wanted out", "辞めたい気持ちが消えた"),
    "only_waits": (
        "still wanted out, and only waited for the deal to end",
        "割引が終わるのを待つだけで、気持ちは変わらなかった",
    ),
    "stuck": ("got stuck on the way out (resentment +{hurt:.2f})", "解約の途中で阻まれた(反感 +{hurt:.2f})"),
    "gave_up": ("gave up for a while (months: {months})", "{months}か月のあいだあきらめた"),
    "left": ("left {company} (months there: {tenure})", "{tenure}か月で{company}を離れた"),
    "joined": ("joined {company}", "{company}に加入した"),
    "came_back": ("came back to {company}", "{company}に戻った"),
    "looked": ("looked at offers and stayed outside", "各社を見比べたが、加入しなかった"),
}

TERMS: dict[str, tuple[str, str]] = {
    "propensity": ("own restlessness", "本人の気質"),
    "satisfaction": ("satisfaction", "満足"),
    "trust": ("trust", "信頼"),
    "resentment": ("resentment", "反感"),
    "price": ("price", "料金"),
    "rival": ("the best rival", "競合の評判"),
    "deals": ("deals elsewhere", "他社の割引"),
    "closeness": ("contact, data and thanks", "接触・データ・感謝"),
    "examples": ("friends who left", "離れた知人"),
    "mastery": ("what was learned", "習熟"),
    "habit": ("habit", "習慣"),
    "rewards": ("rewards and status", "特典とステータス"),
    "offer": ("the offer of another company", "他社からの勧誘"),
    "membership": ("points, prepaid money and values", "ポイント・前払い・価値観"),
    "belonging": ("belonging to the community", "コミュニティへの帰属意識"),
    "bond": ("who recommended the company", "紹介者とのつながり"),
    "other": ("other reasons", "その他"),
    "ordinary": ("an ordinary month", "普段の月"),
    "wake": ("contacts and notices", "連絡やお知らせ"),
}

SAID: dict[str, tuple[str, str]] = {
    "title": ("Diary of customer {customer}", "顧客 {customer} の日記"),
    "outside": ("no company", "どの会社とも契約なし"),
    "focal": ("the company", "自社"),
    "month": ("month", "月"),
    "start.inside": (
        "At month 0: with {company} (months there: {tenure}).",
        "0か月目:{company}の顧客になって{tenure}か月。",
    ),
    "start.outside": ("At month 0: with no company.", "0か月目:どの会社とも契約していない。"),
    "traits": (
        "Price sensitivity {price_sensitivity:.2f} (mean 1), disposition to trust {disposition:.2f}, attention to "
        "bills {attention:.2f} (mean 1), ideal contacts a month {contact_ideal:.1f}.",
        "価格感度 {price_sensitivity:.2f}(平均1)、信頼傾向 {disposition:.2f}、請求への注意 {attention:.2f}(平均1)、"
        "理想の接触 月{contact_ideal:.1f}回。",
    ),
    "fate.saved": (
        "Saved by {treatment}: left by month {months} under {baseline} only.",
        "{treatment}が守った顧客:{baseline}でだけ{months}か月以内に離れた。",
    ),
    "fate.driven_away": (
        "Driven away by {treatment}: left by month {months} under {treatment} only.",
        "{treatment}が失った顧客:{treatment}でだけ{months}か月以内に離れた。",
    ),
    "fate.stay_anyway": (
        "Stays anyway: had not left by month {months} under either.",
        "どちらでも残った顧客:{months}か月以内に離れなかった。",
    ),
    "fate.lost_anyway": (
        "Lost anyway: left by month {months} under both.",
        "どちらでも離れた顧客:{months}か月以内に離れた。",
    ),
    "fate.none": (
        "Not with the company at month 0: has no fate of its own.",
        "0か月目に自社の顧客ではないため、運命の分類はない。",
    ),
    "why.wants_out": (
        "Why wanting out began in month {month} ({policy}):",
        "{month}か月目に辞めたくなった理由({policy}):",
    ),
    "why.left": (
        "How things stood on leaving in month {month} ({policy}):",
        "{month}か月目に離れたときの状況({policy}):",
    ),
    "why.term": ("{name} {value:+.2f} ({times})", "{name} {value:+.2f}({times})"),
    "times": ("odds x{value:.2f}", "オッズ{value:.2f}倍"),
    "why.nothing": (
        "nothing out of the ordinary; {chance:.1%} a month was enough",
        "特別なことはなく、月{chance:.1%}の確率で起きた",
    ),
    "why.sum": (
        "from {base:+.2f} (own restlessness) to {sum:+.2f}: {chance:.1%} a month",
        "{base:+.2f}(本人の気質)から{sum:+.2f}へ:月{chance:.1%}",
    ),
    "why.note": (
        "Log-odds against the same month under neutral conduct; plus pushes towards leaving.",
        "中立な月とくらべた対数オッズ。プラスは離れる方向。",
    ),
    "same.luck": (
        "The same person with the same luck under each policy.",
        "同じ人が同じ偶然のもとで、それぞれの方針を経験した。",
    ),
    "quiet": ("nothing to tell", "特になし"),
    "axis.satisfaction": ("satisfaction", "満足"),
    "axis.trust": ("trust", "信頼"),
    "axis.resentment": ("resentment", "反感"),
    "axis.price": ("price seen", "見えている料金"),
    "unit.attitude": ("0 to 1", "0〜1"),
    "unit.price": ("market prices", "市場価格=1"),
    "figure.months": ("month", "か月"),
    "figure.subtitle": (
        "Customer {customer}, seed {seed}, replication {replication}: one person, so no interval. Lines "
        "while with a company, thin with another one; marks: "
        "dot = began to want out, square = got stuck, diamond = took an offer, cross = left, triangle = joined.",
        "顧客 {customer}(乱数の種 {seed}、反復 {replication}):一人の記録なので区間はない。"
        "線は契約中のみ、細線は他社。●辞めたい、■阻まれた、◆割引を受けた、×離れた、▲加入。",
    ),
    "figure.left": ("{policy} leaves in month {month}", "{policy}では{month}か月目に離れる"),
    "figure.stayed": ("{policy} stays for all {months} months", "{policy}では{months}か月ずっと残る"),
    "figure.never": ("{policy} never is a customer of the company", "{policy}では自社の顧客にならない"),
    "figure.caption": (
        "Attitudes and the price seen of one customer under each policy.",
        "一人の顧客の態度と、見えている料金。",
    ),
}

MARKS = {"wants_out": "o", "stuck": "s", "accepted": "D", "left": "x", "joined": "^", "came_back": "^"}
"""Marks in the figure by event."""


class Speech:
    """The words of one language.

    Parameters
    ----------
    language
        "en" or "ja".
    companies
        Names of all companies; the first is the focal one.
    """

    def __init__(self, language: str, companies: tuple[str, ...]) -> None:
        self.language, self._companies = language, companies
        self._number = LANGUAGES.index(language)

    @property
    def n_companies(self) -> int:
        """How many companies there are."""
        return len(self._companies)

    def say(self, key: str, /, **values: Any) -> str:
        """Return a fixed text with its values filled in."""
        return SAID[key][self._number].format(**values)

    def term(self, name: str) -> str:
        """Return what a term of the log-odds is called."""
        return TERMS[name][self._number]

    def company(self, number: int) -> str:
        """Return what a company is called."""
        if number >= len(self._companies):
            return self.say("outside")
        return self.say("focal") if number == 0 else self._companies[number]

    def event(self, event: Event) -> str:
        """Say what happened."""
        values = dict(event.values)
        if "company" in values:
            values["company"] = self.company(values["company"])
        return EVENTS[event.what][self._number].format(**values)
