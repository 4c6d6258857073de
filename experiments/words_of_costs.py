"""What pulling levers costs, in Japanese, by the English of the declarations: many levers cost the same."""

from __future__ import annotations

COSTS: dict[str, str] = {
    "none; it is revenue": "なし（収入になる）",
    "none; it is revenue, and found out by and by": "なし（収入になるが、やがて気づかれる）",
    "revenue forgone": "得られたはずの収入",
    "none at once; disappointment later": "すぐにはなし（後で失望を招く）",
    "a fixed amount a customer and month at full disclosure": "完全に開示したとき、顧客1人・月当たり一定額",
    "serving cost rises with its square": "提供費用が2乗で増える",
    "an amount a customer and month, with its square": "顧客1人・月当たりの額（2乗で増える）",
    "an amount for each who is given one; who expects more of ordinary months then is let down by them": (
        "提供した人ごとの額。その後は普段の月への期待が高まり、失望しやすくなる"
    ),
    "an amount a ticket, used or not; less than the ordinary saves serving cost": (
        "問い合わせ枠1件当たりの額（使わなくてもかかる）。通常より少なければ提供費用が減る"
    ),
    "an amount a customer and month, and more who call": "顧客1人・月当たりの額。問い合わせる人も増える",
    "above the ordinary, an amount for each complaint settled": "通常を超える分について、解決した苦情ごとの額",
    "an amount for each complaint settled": "解決した苦情ごとの額",
    "itself, for each complaint settled": "解決した苦情ごとに、その額",
    "an amount for each new customer, with its square; hours of theirs": (
        "新規客ごとの額（2乗で増える）と、客自身の時間"
    ),
    "an amount a customer and month, with its square; who has reached the goal may go": (
        "顧客1人・月当たりの額（2乗で増える）。目標に届いた人は離れることもある"
    ),
    "a handling cost for every obstructed attempt": "妨げた解約の試みごとの処理費用",
    "a handling cost for every save call": "引き止めの対応ごとの処理費用",
    "a handling cost for every contact, and discounts for customers who would have stayed": (
        "接触ごとの処理費用と、残ったはずの客への割引"
    ),
    "none of its own: contacts and discounts cost as ever; learning costs a pilot by lot and a group held out": (
        "それ自体にはなし。接触と割引は通常どおりかかり、学習には無作為の試行と、接触しない対照群が必要になる"
    ),
    "one contact a year for each customer reminded": "知らせる顧客ごとに年1回の連絡",
    "a small amount for every contact": "連絡ごとの少額",
    "a register, for each customer; fewer are reached": "顧客ごとの登録管理。届く相手が減る",
    "an amount for every dialogue": "対話ごとの額",
    "none at once; trust and anger later": "すぐにはなし（後で信頼を失い、怒りを招く）",
    "an amount for every gesture, by channel": "感謝1回ごとの額（手段による）",
    "an amount a customer and month": "顧客1人・月当たりの額",
    "rises with its square": "2乗で増える",
    "none; it is revenue, worries people, and is found out": "なし（収入になるが、人を不安にし、気づかれる）",
    "an amount a member and month": "会員1人・月当たりの額",
    "none": "なし",
    "rewards when they are redeemed": "交換されたときの特典",
    "none; what expires need not be paid": "なし（失効した分は支払わずに済む）",
    "its face value times its cost share when redeemed": "交換されたとき、額面に原価率を掛けた額",
    "as it says": "その値のとおり",
    "benefits of its members": "そのランクの会員への優遇",
    "benefits kept": "保たれる優遇",
    "none; it is revenue, and keeps people out": "なし（収入になるが、入会する人が減る）",
    "an amount a purchase": "購入1回ごとの額",
    "donations": "寄付",
    "what partners are paid for them": "提携先への支払い",
    "keeping the money safe; the float earns interest": "預かり金の保全費用（預かり金には利息がつく）",
    "none; what is claimed must be paid": "なし（請求された分は支払う）",
    "an amount a customer for each renewal": "刷新のたびに顧客1人当たりの額",
    "rewards honoured": "引き受けた特典",
    "an amount a customer for every event": "イベントごとに顧客1人当たりの額",
    "an amount a customer and month, for as much of a forum as there is": (
        "フォーラムの充実度に応じた、顧客1人・月当たりの額"
    ),
    "an amount for every survey": "調査ごとの額",
    "an amount for every survey whose answers are acted upon": "回答に対応した調査ごとの額",
    "none; what comes late is worth less, and in the end nothing": "なし（遅いほど価値が下がり、やがてなくなる）",
    "the reward, for every referred customer": "紹介された顧客ごとの報酬",
    "with its square, for each head of the market, every month": "市場の1人当たり毎月の額（2乗で増える）",
    "an offer to each of them, and the deal for those who come": "相手ごとの提案費用と、移ってきた人への割引",
    "that of the quality chosen": "選んだ品質の費用",
    "none; it saves": "なし（節約になる）",
    "a fixed amount a month, hard on small companies, and an amount a customer": (
        "月ごとの固定額（小さな会社には重い）と、顧客1人当たりの額"
    ),
    "an amount a customer and month, with its square, and what the code forbids": (
        "顧客1人・月当たりの額（2乗で増える）と、規範が禁じる収入"
    ),
    "an amount a month whatever the size of the company, with its square": (
        "会社の規模によらない月ごとの額（2乗で増える）"
    ),
}
"""By the English text of the cost."""
