"""The market: who starts where, how long it has been running, how reputations move, and what things cost."""

from __future__ import annotations

from sim.declare import Declared, parameter, switch


class Market(Declared):
    """Starting shares, running-in and reputation."""

    focal_share: float = parameter(
        0.4, "Share of all people who are with the focal company at the start of the running-in.",
        low=0.0, high=1.0, unit="share", source="assumed", grade="A", label="focal share", ja="自社の初期シェア",
    )  # fmt: skip
    outside_share: float = parameter(
        0.2, "Share of all people who are with no company at that time; rivals share the rest equally.",
        low=0.0, high=1.0, unit="share", source="assumed", grade="A", label="outside share", ja="非利用者の割合",
    )  # fmt: skip
    contract: bool = parameter(
        True, "Whether customers are bound by a contract, pay every month and cancel; else they buy when they like, "
        "share their purchases among companies, and drop out silently.",
        unit="switch", source="assumed", grade="A", label="contract", ja="契約",
    )  # fmt: skip
    burn_in_months: int = parameter(
        120, "Months the market runs under neutral policies before month 0; 0 gives a cohort of newcomers.",
        low=0, high=600, unit="months", source="assumed", grade="A", label="running-in", ja="助走期間",
    )  # fmt: skip
    neutral_quality: float = parameter(
        0.6, "Ordinary quality, at which satisfaction stands still.",
        low=0.3, high=0.8, sweep=(0.6, 0.6), unit="quality, 0 to 1", source="assumed", grade="A",
        label="neutral quality", ja="標準的な品質",
    )  # fmt: skip
    reputation_speed: float = parameter(
        0.1, "Share of the gap between mean experience and reputation closed in a month.",
        low=0.0, high=1.0, sweep=(0.03, 0.3), unit="share a month", source="assumed", grade="A",
        label="reputation speed", ja="評判の更新速度",
    )  # fmt: skip


class Costs(Declared):
    """What serving, contacting, saving and winning customers costs, in market prices of a month."""

    serving: float = parameter(
        0.25, "Serving one customer for a month, whatever the quality.",
        low=0.0, high=2.0, sweep=(0.15, 0.4), unit="market prices a month", source="assumed", grade="A",
        label="serving cost", ja="提供コスト",
    )  # fmt: skip
    quality: float = parameter(
        0.15, "Added at neutral quality; rises with the square of quality.",
        low=0.0, high=2.0, sweep=(0.05, 0.3), unit="market prices a month", source="assumed", grade="A",
        label="cost of quality", ja="品質のコスト",
    )  # fmt: skip
    contact: float = parameter(
        0.01, "One contact.",
        low=0.0, high=1.0, sweep=(0.0, 0.03), unit="market prices", source="assumed", grade="A",
        label="cost of a contact", ja="接触のコスト",
    )  # fmt: skip
    disclosure: float = parameter(
        0.012, "Full disclosure, for each customer.",
        low=0.0, high=0.5, sweep=(0.0, 0.03), unit="market prices a month", source="assumed", grade="A",
        label="cost of disclosure", ja="開示のコスト",
    )  # fmt: skip
    save_call: float = parameter(
        0.15, "One save offer, accepted or not.",
        low=0.0, high=2.0, sweep=(0.05, 0.3), unit="market prices", source="assumed", grade="A",
        label="cost of a save call", ja="引き止めのコスト",
    )  # fmt: skip
    obstruction: float = parameter(
        0.25, "One obstructed attempt to leave.",
        low=0.0, high=2.0, sweep=(0.1, 0.5), unit="market prices", source="assumed", grade="A",
        label="cost of an obstruction", ja="解約阻止のコスト",
    )  # fmt: skip
    acquisition: float = parameter(
        1.5, "Winning one customer.",
        low=0.0, high=12.0, sweep=(0.5, 4.0), unit="market prices", source="assumed", grade="A",
        label="cost of acquisition", ja="獲得コスト",
    )  # fmt: skip
    support: float = parameter(
        0.2, "Room for one more complaint or question a month, used or not.",
        low=0.0, high=2.0, sweep=(0.1, 0.4), unit="market prices a ticket", source="assumed", grade="A",
        label="cost of support", ja="サポートのコスト",
    )  # fmt: skip
    ease: float = parameter(
        0.02, "Making help as easy to get as can be, for each customer.",
        low=0.0, high=0.5, sweep=(0.01, 0.04), unit="market prices a month", source="assumed", grade="A",
        label="cost of ease", ja="手軽さのコスト",
    )  # fmt: skip
    courtesy: float = parameter(
        0.1, "Full courtesy in settling one complaint.",
        low=0.0, high=2.0, sweep=(0.05, 0.2), unit="market prices", source="assumed", grade="A",
        label="cost of courtesy", ja="丁寧さのコスト",
    )  # fmt: skip
    speed: float = parameter(
        0.05, "Settling one complaint twice as fast as is ordinary; in proportion beyond.",
        low=0.0, high=2.0, sweep=(0.02, 0.1), unit="market prices", source="assumed", grade="A",
        label="cost of speed", ja="速さのコスト",
    )  # fmt: skip
    reliability: float = parameter(
        0.06, "Preventing all ordinary problems; with the square of the share prevented.",
        low=0.0, high=1.0, sweep=(0.03, 0.12), unit="market prices a month", source="assumed", grade="A",
        label="cost of reliability", ja="信頼性のコスト",
    )  # fmt: skip
    proactive: float = parameter(
        0.08, "Catching every problem before it is felt; with the square of the share caught.",
        low=0.0, high=1.0, sweep=(0.04, 0.16), unit="market prices a month", source="assumed", grade="A",
        label="cost of proactive service", ja="予防的サービスのコスト",
    )  # fmt: skip
    onboarding: float = parameter(
        0.3, "Full onboarding of one new customer; with the square of the lever.",
        low=0.0, high=6.0, sweep=(0.15, 0.6), unit="market prices", source="assumed", grade="A",
        label="cost of onboarding", ja="導入支援のコスト",
    )  # fmt: skip
    customer_success: float = parameter(
        0.04, "Full customer success, for each customer; with the square of the lever.",
        low=0.0, high=1.0, sweep=(0.02, 0.08), unit="market prices a month", source="assumed", grade="A",
        label="cost of customer success", ja="カスタマーサクセスのコスト",
    )  # fmt: skip
    consistency: float = parameter(
        0.08, "Taking all luck out of service; with the square of the share taken out.",
        low=0.0, high=1.0, sweep=(0.04, 0.16), unit="market prices a month", source="assumed", grade="A",
        label="cost of consistency", ja="一貫性のコスト",
    )  # fmt: skip
    discount_rate: float = parameter(
        0.10, "Yearly rate at which later money counts less.",
        low=0.0, high=1.0, sweep=(0.05, 0.15), unit="share a year", source="assumed", grade="A",
        label="discount rate", ja="割引率",
    )  # fmt: skip
    customer_value: float = parameter(
        1.5, "What a month of neutral quality is worth to a customer.",
        low=0.0, high=10.0, sweep=(1.2, 2.5), unit="market prices a month", source="assumed", grade="A",
        label="worth to the customer", ja="顧客にとっての価値",
    )  # fmt: skip
    hours_stuck: float = parameter(
        0.5, "Time a customer loses in one obstructed attempt.",
        low=0.0, high=20.0, unit="hours", source="assumed", grade="A",
        label="hours lost", ja="失われた時間",
    )  # fmt: skip
    hour: float = parameter(
        0.2, "What an hour is worth to a customer.",
        low=0.0, high=5.0, sweep=(0.1, 0.5), unit="market prices an hour", source="assumed", grade="A",
        label="worth of an hour", ja="1時間の価値",
    )  # fmt: skip
    dialogue: float = parameter(
        0.02, "Added when a contact is a dialogue.",
        low=0.0, high=1.0, sweep=(0.01, 0.06), unit="market prices", source="assumed", grade="A",
        label="cost of a dialogue", ja="対話のコスト",
    )  # fmt: skip
    consent: float = parameter(
        0.002, "Keeping a register of who consents, for each customer.",
        low=0.0, high=0.5, sweep=(0.0, 0.01), unit="market prices a month", source="assumed", grade="A",
        label="cost of consent", ja="同意管理のコスト",
    )  # fmt: skip
    personalisation: float = parameter(
        0.03, "Full personalisation, for each customer; rises with the square of depth.",
        low=0.0, high=1.0, sweep=(0.01, 0.06), unit="market prices a month", source="assumed", grade="A",
        label="cost of personalisation", ja="個人化のコスト",
    )  # fmt: skip
    data_control: float = parameter(
        0.004, "Full control over their data, for each customer.",
        low=0.0, high=0.5, sweep=(0.0, 0.01), unit="market prices a month", source="assumed", grade="A",
        label="cost of control", ja="データ管理権のコスト",
    )  # fmt: skip
    data_transparency: float = parameter(
        0.004, "Full transparency about data, for each customer.",
        low=0.0, high=0.5, sweep=(0.0, 0.01), unit="market prices a month", source="assumed", grade="A",
        label="cost of data transparency", ja="データ透明性のコスト",
    )  # fmt: skip
    data_security: float = parameter(
        0.01, "Guarding data as well as can be, for each customer.",
        low=0.0, high=0.5, sweep=(0.005, 0.02), unit="market prices a month", source="assumed", grade="A",
        label="cost of data security", ja="データ安全のコスト",
    )  # fmt: skip
    breach: float = parameter(
        0.2, "Each customer whose data are lost.",
        low=0.0, high=5.0, sweep=(0.05, 0.5), unit="market prices", source="assumed", grade="A",
        label="cost of a breach", ja="漏えいのコスト",
    )  # fmt: skip
    data_price: float = parameter(
        0.03, "What the data of a customer fetch in a month, if all of them are sold: revenue.",
        low=0.0, high=1.0, sweep=(0.01, 0.06), unit="market prices a month", source="assumed", grade="A",
        label="price of data", ja="データの価格",
    )  # fmt: skip
    thanks_form_letter: float = parameter(
        0.02, "Thanking by form letter.",
        low=0.0, high=1.0, sweep=(0.01, 0.04), unit="market prices", source="assumed", grade="A",
        label="cost of a form letter", ja="定型文のコスト",
    )  # fmt: skip
    thanks_email: float = parameter(
        0.002, "Thanking by e-mail.",
        low=0.0, high=1.0, sweep=(0.0, 0.005), unit="market prices", source="assumed", grade="A",
        label="cost of an e-mail", ja="メールのコスト",
    )  # fmt: skip
    thanks_call: float = parameter(
        0.06, "Thanking by a call.",
        low=0.0, high=1.0, sweep=(0.03, 0.12), unit="market prices", source="assumed", grade="A",
        label="cost of a call", ja="電話のコスト",
    )  # fmt: skip
    thanks_gift: float = parameter(
        0.15, "Thanking with a gift.",
        low=0.0, high=2.0, sweep=(0.08, 0.3), unit="market prices", source="assumed", grade="A",
        label="cost of a gift", ja="贈り物のコスト",
    )  # fmt: skip
    recognition: float = parameter(
        0.015, "Recognising a customer in person at every encounter.",
        low=0.0, high=1.0, sweep=(0.005, 0.03), unit="market prices a month", source="assumed", grade="A",
        label="cost of recognition", ja="認知のコスト",
    )  # fmt: skip
    forum: float = parameter(
        0.01, "A full forum, for each customer; with the square of how much of one there is.",
        low=0.0, high=1.0, sweep=(0.005, 0.03), unit="market prices a month", source="assumed", grade="A",
        label="cost of a forum", ja="フォーラムのコスト",
    )  # fmt: skip
    event: float = parameter(
        0.02, "An event, for each customer, whether they come or not.",
        low=0.0, high=1.0, sweep=(0.005, 0.04), unit="market prices", source="assumed", grade="A",
        label="cost of an event", ja="イベントのコスト",
    )  # fmt: skip
    moderation: float = parameter(
        0.005, "Full moderation of a full forum, for each customer.",
        low=0.0, high=1.0, sweep=(0.002, 0.02), unit="market prices a month", source="assumed", grade="A",
        label="cost of moderation", ja="モデレーションのコスト",
    )  # fmt: skip
    programme: float = parameter(
        0.01, "Running a loyalty programme, for each member.",
        low=0.0, high=1.0, sweep=(0.005, 0.03), unit="market prices a month", source="assumed", grade="A",
        label="cost of a programme", ja="プログラム運営コスト",
    )  # fmt: skip
    refresh: float = parameter(
        0.05, "Renewing a loyalty programme, for each customer.",
        low=0.0, high=2.0, sweep=(0.02, 0.1), unit="market prices", source="assumed", grade="A",
        label="cost of a refresh", ja="プログラム刷新コスト",
    )  # fmt: skip
    shipping: float = parameter(
        0.1, "Shipping one purchase.",
        low=0.0, high=1.0, sweep=(0.05, 0.2), unit="market prices", source="assumed", grade="A",
        label="cost of shipping", ja="配送コスト",
    )  # fmt: skip
    early_access: float = parameter(
        0.01, "Full early access, for each member.",
        low=0.0, high=1.0, sweep=(0.0, 0.03), unit="market prices a month", source="assumed", grade="A",
        label="cost of early access", ja="先行販売のコスト",
    )  # fmt: skip
    partner_margin: float = parameter(
        0.4, "What partners keep of a purchase there, before points.",
        low=0.0, high=1.0, sweep=(0.2, 0.6), unit="market prices", source="assumed", grade="A",
        label="partners' margin", ja="提携先の粗利",
    )  # fmt: skip


class Mechanisms(Declared):
    """A switch for every mechanism; off means its pass is not called."""

    luck: bool = switch("Monthly luck in experience.", label="luck", ja="偶然")
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
    regulator: bool = switch(
        "A regulator inspects companies, fines offences and forces them to keep the law.",
        label="regulator",
        ja="規制当局",
    )
