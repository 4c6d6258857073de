"""Where numbers come from: one bibliography for every ``source`` key and every docstring."""

from __future__ import annotations

REFERENCES: dict[str, str] = {
    "assumed": "Assumed; no published estimate is known. Swept in headline results.",
    "algesheimer2005": "Algesheimer, R., Dholakia, U. M., Herrmann, A. (2005). The social influence of brand "
    "community: evidence from European car clubs. Journal of Marketing 69(3).",
    "anderson1993": "Anderson, E. W., Sullivan, M. W. (1993). The antecedents and consequences of customer "
    "satisfaction for firms. Marketing Science 12(2). n = 22,300.",
    "andersonsimester2004": "Anderson, E. T., Simester, D. I. (2004). Long-run effects of promotion depth on new "
    "versus established customers: three field studies. Marketing Science 23(1).",
    "ascarza2016": "Ascarza, E., Iyengar, R., Schleicher, M. (2016). The perils of proactive churn prevention using "
    "plan recommendations: evidence from a field experiment. Journal of Marketing Research 53(1).",
    "ascarza2018": "Ascarza, E. (2018). Retention futility: targeting high-risk customers might be ineffective. "
    "Journal of Marketing Research 55(1).",
    "blake2021": "Blake, T., Moshary, S., Sweeney, K., Tadelis, S. (2021). Price salience and product choice. "
    "Marketing Science 40(4).",
    "bolton1998": "Bolton, R. N. (1998). A dynamic model of the duration of the customer's relationship with a "
    "continuous service provider: the role of satisfaction. Marketing Science 17(1).",
    "chevalier2006": "Chevalier, J. A., Mayzlin, D. (2006). The effect of word of mouth on sales: online book reviews. "
    "Journal of Marketing Research 43(3).",
    "dick1994": "Dick, A. S., Basu, K. (1994). Customer loyalty: toward an integrated conceptual framework. Journal of "
    "the Academy of Marketing Science 22(2).",
    "dematos2007": "de Matos, C. A., Henrique, J. L., Rossi, C. A. V. (2007). Service recovery paradox: a "
    "meta-analysis. Journal of Service Research 10(1).",
    "dillard2011": "Dillard, J., Bates, D. (2011). Leveraging an effective service recovery strategy to regain "
    "customers.",
    "dixon2010": "Dixon, M., Freeman, K., Toman, N. (2010). Stop trying to delight your customers. Harvard Business "
    "Review 88(7/8).",
    "einav2023": "Einav, L., Klopack, B., Mahoney, N. (2023). Selling subscriptions. Working paper; ten subscription "
    "services.",
    "elberg2019": "Elberg, A., Gardete, P. M., Macera, R., Noton, C. (2019). Dynamic effects of price promotions: "
    "field evidence, consumer search, and supply-side implications. Quantitative Marketing and Economics 17.",
    "ehrenberg2004": "Ehrenberg, A. S. C., Uncles, M. D., Goodhardt, G. J. (2004). Understanding brand performance "
    "measures: using Dirichlet benchmarks. Journal of Business Research 57(12).",
    "goodhardt1984": "Goodhardt, G. J., Ehrenberg, A. S. C., Chatfield, C. (1984). The Dirichlet: a comprehensive "
    "model of buying behaviour. Journal of the Royal Statistical Society A 147(5).",
    "lewis2004": "Lewis, M. (2004). The influence of loyalty programs and short-term promotions on customer retention. "
    "Journal of Marketing Research 41(3).",
    "ehrenberg1959": "Ehrenberg, A. S. C. (1959). The pattern of consumer purchases. Applied Statistics 8(1).",
    "fader2007": "Fader, P. S., Hardie, B. G. S. (2007). How to project customer retention. Journal of Interactive "
    "Marketing 21(1), Table 1.",
    "fca2018": "Financial Conduct Authority (2018-2020). General insurance pricing practices market study, MS18/1.",
    "feinberg2002": "Feinberg, F. M., Krishna, A., Zhang, Z. J. (2002). Do we care what others get? A behaviorist "
    "approach to targeted promotions. Journal of Marketing Research 39(3).",
    "east2007": "East, R., Hammond, K., Wright, M. (2007). The relative incidence of positive and negative "
    "word of mouth: a multi-category study. International Journal of Research in Marketing 24(2).",
    "east2008": "East, R., Hammond, K., Lomax, W. (2008). Measuring the impact of positive and negative word of "
    "mouth on brand purchase probability. International Journal of Research in Marketing 25(3).",
    "giles2012": "Giles, M. (2012). Approximating the erfinv function. GPU Computing Gems, Jade Edition.",
    "gdpr2016": "Regulation (EU) 2016/679, General Data Protection Regulation, article 83(5): fines of up to 4 % of "
    "the yearly turnover.",
    "godfrey2011": "Godfrey, A., Seiders, K., Voss, G. B. (2011). Enough is enough! The fine line in executing "
    "multichannel relational communication. Journal of Marketing 75(4).",
    "godinho2018": "Godinho de Matos, M., Ferreira, P., Belo, R. (2018). Target the ego or target the group: evidence "
    "from a randomized experiment in proactive churn management. Marketing Science 37(5).",
    "gupta2004": "Gupta, S., Lehmann, D. R., Stuart, J. A. (2004). Valuing customers. Journal of Marketing "
    "Research 41(1).",
    "gourville1998": "Gourville, J. T., Soman, D. (1998). Payment depreciation: the behavioral effects of temporally "
    "separating payments from consumption. Journal of Consumer Research 25(2).",
    "inman1990": "Inman, J. J., McAlister, L., Hoyer, W. D. (1990). Promotion signal: proxy for a price cut? Journal "
    "of Consumer Research 17(1).",
    "keiningham2007": "Keiningham, T. L., Cooil, B., Andreassen, T. W., Aksoy, L. (2007). A longitudinal "
    "examination of net promoter and firm revenue growth. Journal of Marketing 71(3).",
    "kivetz2006": "Kivetz, R., Urminsky, O., Zheng, Y. (2006). The goal-gradient hypothesis resurrected: purchase "
    "acceleration, illusionary goal progress, and customer retention. Journal of Marketing Research 43(1).",
    "lally2010": "Lally, P., van Jaarsveld, C. H. M., Potts, H. W. W., Wardle, J. (2010). How are habits formed: "
    "modelling habit formation in the real world. European Journal of Social Psychology 40(6).",
    "liu2007": "Liu, Y. (2007). The long-term impact of loyalty programs on consumer purchase behavior and loyalty. "
    "Journal of Marketing 71(4), 19-35.",
    "liuyang2009": "Liu, Y., Yang, R. (2009). Competing loyalty programs: impact of market saturation, market share, "
    "and category expandability. Journal of Marketing 73(1).",
    "luguri2021": "Luguri, J., Strahilevitz, L. J. (2021). Shining a light on dark patterns. Journal of Legal Analysis "
    "13(1). n = 1,963.",
    "martin2017": "Martin, K. D., Borah, A., Palmatier, R. W. (2017). Data privacy: effects on customer and firm "
    "performance. Journal of Marketing 81(1).",
    "nitzan2011": "Nitzan, I., Libai, B. (2011). Social effects on customer retention. Journal of Marketing 75(6). A "
    "million customers of a mobile operator.",
    "nunes2006": "Nunes, J. C., Dreze, X. (2006). The endowed progress effect: how artificial advancement increases "
    "effort. Journal of Consumer Research 32(4). 300 cards of a car wash.",
    "palmatier2009": "Palmatier, R. W., Jarvis, C. B., Bechkoff, J. R., Kardes, F. R. (2009). The role of customer "
    "gratitude in relationship marketing. Journal of Marketing 73(5).",
    "reinartz2003": "Reinartz, W. J., Kumar, V. (2003). The impact of customer relationship characteristics on "
    "profitable lifetime duration. Journal of Marketing 67(1).",
    "reichheld1990": "Reichheld, F. F., Sasser, W. E. (1990). Zero defections: quality comes to services. Harvard "
    "Business Review 68(5). Arithmetic examples, no primary data.",
    "rosenbaum2007": "Rosenbaum, M. S., Massiah, C. A. (2007). When customers receive support from other customers: "
    "exploring the influence of intercustomer social support on customer voluntary performance. Journal of Service "
    "Research 9(3).",
    "retana2016": "Retana, G. F., Forman, C., Wu, D. J. (2016). Proactive customer education, customer retention, and "
    "demand for technology support: evidence from a field experiment. Manufacturing and Service Operations Management "
    "18(1).",
    "schmitt2011": "Schmitt, P., Skiera, B., Van den Bulte, C. (2011). Referral programs and customer value. "
    "Journal of Marketing 75(1). About 10,000 customers of a bank.",
    "sethuraman2011": "Sethuraman, R., Tellis, G. J., Briesch, R. A. (2011). How well does advertising work? "
    "Generalizations from meta-analysis of brand advertising elasticities. "
    "Journal of Marketing Research 48(3).",
    "slovic1993": "Slovic, P. (1993). Perceived risk, trust, and democracy. Risk Analysis 13(6).",
    "taylor2005": "Taylor, G. A., Neslin, S. A. (2005). The current and future sales impact of a retail frequency "
    "reward program. Journal of Retailing 81(4).",
    "tversky1992": "Tversky, A., Kahneman, D. (1992). Advances in prospect theory: cumulative representation of "
    "uncertainty. Journal of Risk and Uncertainty 5.",
    "wagner2009": "Wagner, T., Hennig-Thurau, T., Rudolph, T. (2009). Does customer demotion jeopardize loyalty? "
    "Journal of Marketing 73(3).",
    "watts1998": "Watts, D. J., Strogatz, S. H. (1998). Collective dynamics of 'small-world' networks. Nature 393.",
}
"""Citation by key."""
