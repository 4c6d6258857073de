"""A switch for every mechanism."""

from __future__ import annotations

from sim.declare import Declared, switch


class Mechanisms(Declared):
    """A switch for every mechanism; off means its pass is not called."""

    luck: bool = switch("Monthly luck in experience.", label="luck", ja="偶然")
    occasions: bool = switch("Some are given a month out of the ordinary.", label="occasions", ja="特別な体験")
    expectation: bool = switch(
        "Expectations follow experience; off: they stay where they began.", label="expectation", ja="期待"
    )
    satisfaction: bool = switch("Satisfaction moves; off: it stays neutral.", label="satisfaction", ja="満足")
    price: bool = switch(
        "Prices, walking and discounts are charged and judged; off: all pay the market price.", label="price", ja="価格"
    )
    violations: bool = switch(
        "Hidden fees, price walking and broken promises are found out.", label="violations", ja="違反の発覚"
    )
    trust: bool = switch("Trust moves; off: it stays at the own disposition.", label="trust", ja="信頼")
    resentment: bool = switch("Resentment grows and fades; off: there is none.", label="resentment", ja="反感")
    contact: bool = switch("Contacts wake and annoy; off: one ordinary contact.", label="contact", ja="接触")
    rivalry: bool = switch("The best rival's reputation draws customers away.", label="rivalry", ja="競合")
    reputation: bool = switch(
        "Reputations follow mean experience; off: they stay neutral.", label="reputation", ja="評判"
    )
    saving: bool = switch("Save offers and campaigns are made.", label="saving", ja="引き止め")
    friction: bool = switch("Friction stops attempts to leave.", label="friction", ja="解約の障壁")
    renewal: bool = switch("Renewal notices wake.", label="renewal notices", ja="更新のお知らせ")
    involuntary: bool = switch("Payments fail.", label="involuntary leaving", ja="非自発的離脱")
    returning: bool = switch(
        "People outside and leavers choose a company; off: nobody joins.", label="joining", ja="加入と復帰"
    )
    word_of_mouth: bool = switch(
        "People speak of companies, and believe what they hear.", label="word of mouth", ja="口コミ"
    )
    social_churn: bool = switch("Ties who leave set an example.", label="social churn", ja="離脱の伝播")
    referral: bool = switch(
        "Good words bring people without a company to look at offers, and bind them.", label="referral", ja="紹介"
    )
    fairness: bool = switch(
        "People hear of the deals of others with the same company, and mind them.", label="fairness", ja="公平さ"
    )
    loyalty: bool = switch(
        "Attitudinal loyalty is measured every month.", label="loyalty measure", ja="ロイヤルティ測定"
    )
    deal_training: bool = switch(
        "Deals train customers to look out for deals; off: each deal pulls as if it were the first.",
        label="deal training", ja="値引き慣れ",
    )  # fmt: skip
    problems: bool = switch(
        "Service fails ordinary customers now and then; off: only shocks are failures.", label="problems", ja="問題"
    )
    support: bool = switch(
        "Customers complain and ask, support queues and settles; off: nobody is asked or told.",
        label="support", ja="サポート",
    )  # fmt: skip
    closeness: bool = switch(
        "Contact up to what a customer finds right keeps them.", label="closeness", ja="接触による親しみ"
    )
    consent: bool = switch(
        "Regimes decide who is reached, and being reached unasked is a wrong.", label="consent", ja="同意"
    )
    dialogue: bool = switch("Contacts may be dialogues.", label="dialogue", ja="対話")
    pressure: bool = switch("Contacts may press to sell.", label="pressure", ja="販売圧力")
    privacy: bool = switch("Data are used, worried about, sold and lost.", label="privacy", ja="プライバシー")
    gratitude: bool = switch("Thanks and recognition are felt and paid back.", label="gratitude", ja="感謝")
    community: bool = switch(
        "Customers meet, belong, answer each other's questions and pass on their anger.",
        label="community", ja="コミュニティ",
    )  # fmt: skip
    mastery: bool = switch(
        "Onboarding and customer success put customers ahead in what they get out of the product.",
        label="mastery", ja="習熟",
    )  # fmt: skip
    programme: bool = switch(
        "Loyalty programmes are run: customers enrol, earn, redeem, rise and fall.",
        label="loyalty programmes", ja="ロイヤルティプログラム",
    )  # fmt: skip
    insight: bool = switch(
        "Companies learn what customers miss, and what they spend on improvement hits or misses it.",
        label="insight", ja="顧客洞察",
    )  # fmt: skip
    planning: bool = switch(
        "Companies decide once a year on their quality, by books, horizon and budget.", label="planning", ja="計画",
    )  # fmt: skip
    feedback: bool = switch(
        "Customers are asked, answer, and mind what becomes of it; companies act upon what they hear.",
        label="feedback", ja="フィードバック",
    )  # fmt: skip
    evolution: bool = switch(
        "What customers want moves away from what companies offer, and companies keep up or fall behind.",
        label="evolution", ja="進化",
    )  # fmt: skip
    advertising: bool = switch("Advertising draws those who choose.", label="advertising", ja="広告")
    poaching: bool = switch(
        "Companies make offers to customers of others, which wake and draw.", label="poaching", ja="引き抜き"
    )
    regulator: bool = switch(
        "A regulator inspects companies, fines offences and forces them to keep the law.",
        label="regulator",
        ja="規制当局",
    )
    association: bool = switch(
        "An industry association lends members its badge, audits and trains them, and moves a norm.",
        label="industry association", ja="業界団体",
    )  # fmt: skip
