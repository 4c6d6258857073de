"""What serving, contacting, saving and winning customers costs."""

from __future__ import annotations

from sim.declare import Declared, parameter


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
    occasion: float = parameter(
        0.3, "An experience out of the ordinary, for each customer who is given one.",
        low=0.0, high=5.0, sweep=(0.1, 0.9), unit="market prices", source="assumed", grade="A",
        label="cost of an occasion", ja="特別な体験のコスト",
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
    guarding: float = parameter(
        0.01, "Keeping money that customers have prepaid as safe as laws ask: a guarantee, or a deposit elsewhere.",
        low=0.0, high=1.0, sweep=(0.003, 0.03), unit="share a year", source="assumed", grade="A",
        label="cost of guarding prepaid money", ja="前払い残高の保全コスト",
    )  # fmt: skip
    loading: float = parameter(
        0.01, "Taking money onto cards: payments, statements, the system.",
        low=0.0, high=0.2, sweep=(0.0, 0.03), unit="share of money loaded", source="assumed", grade="A",
        label="cost of loading cards", ja="チャージ手数料",
    )  # fmt: skip
    unclaimed: float = parameter(
        0.0, "Share of the prepaid money that leavers leave behind which laws ask to be handed over.",
        low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        label="unclaimed money handed over", ja="未使用残高の引き渡し",
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
    advertising: float = parameter(
        0.05, "The most advertising there can be, for each head of the market; with the square of how much there is.",
        low=0.0, high=2.0, sweep=(0.02, 0.1), unit="market prices a month", source="assumed", grade="A",
        label="cost of advertising", ja="広告のコスト",
    )  # fmt: skip
    offer: float = parameter(
        0.05, "An offer to one customer of another company.",
        low=0.0, high=2.0, sweep=(0.01, 0.15), unit="market prices", source="assumed", grade="A",
        label="cost of an offer", ja="引き抜き勧誘のコスト",
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
    survey: float = parameter(
        0.003, "Asking a customer in a survey, answered or not.",
        low=0.0, high=1.0, sweep=(0.001, 0.01), unit="market prices", source="assumed", grade="A",
        label="cost of a survey", ja="アンケートのコスト",
    )  # fmt: skip
    acting: float = parameter(
        0.02, "Acting upon all that a survey brings, for each customer asked.",
        low=0.0, high=2.0, sweep=(0.005, 0.06), unit="market prices", source="assumed", grade="A",
        label="cost of acting on feedback", ja="フィードバック対応のコスト",
    )  # fmt: skip
    evolution: float = parameter(
        0.08, "Renewing the offer with all effort, for each customer; with the square of the effort.",
        low=0.0, high=2.0, sweep=(0.03, 0.2), unit="market prices a month", source="assumed", grade="A",
        label="cost of evolution", ja="進化のコスト",
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

    @property
    def of_money(self) -> tuple[float, float, float, float]:
        """Yearly rates that money prepaid earns and costs to be kept safe; shares lost of what is left and loaded."""
        return self.discount_rate, self.guarding, self.unclaimed, self.loading
