"""Plain summaries of studies of the laboratory itself, in English and Japanese."""

from __future__ import annotations

LABORATORY: dict[str, tuple[str, str]] = {
    "calibrate.title": (
        "{held} of {fits} fits project the years held back within {allowed} percentage points",
        "当てはめた{fits}通りのうち{held}通りが、取り置いた年を{allowed}ポイント以内で予測する",
    ),
    "calibrate.table": (
        "What was fitted, and the largest miss over the years held back, in percentage points.",
        "当てはめた値と、取り置いた年での最大の外れ（ポイント）。",
    ),
    "calibrate.population": ("population", "母集団"),
    "calibrate.variant": ("fitted to", "当てはめの対象"),
    "calibrate.fit": ("years 0-7", "0～7年目"),
    "calibrate.points": ("all {n} points", "{n}点すべて"),
    "calibrate.shorter": ("years 0-4", "0～4年目"),
    "calibrate.alike": ("all alike", "全員同質"),
    "calibrate.regular": ("regular", "一般"),
    "calibrate.high_end": ("high end", "高級"),
    "calibrate.subscription": ("subscription", "定期契約"),
    "calibrate.want_level": ("wish to leave, level", "離脱意向の水準"),
    "calibrate.want_spread": ("wish to leave, spread", "離脱意向のばらつき"),
    "calibrate.notice": ("notice", "気づきやすさ"),
    "calibrate.miss": ("largest miss", "最大の外れ"),
    "calibrate.verdict": ("verdict", "判定"),
    "calibrate.holds": ("holds", "成立"),
    "calibrate.fails": ("fails", "不成立"),
    "calibrate.changed": (
        "Three numbers of each population (how many wish to leave, how much that differs, how often they notice) were "
        "fitted to published retention curves; nothing else was adjusted.",
        "各母集団の3つの数値（離脱を望む水準・そのばらつき・気づきやすさ）を、公表された維持曲線に当てはめた。"
        "それ以外は調整していない。",
    ),
    "calibrate.sure": (
        "The largest miss over years held back is {miss} percentage points, where {allowed} are allowed; a single "
        "replication differs by chance by up to {error}.",
        "取り置いた年での最大の外れは{miss}ポイント（許容{allowed}ポイント）、偶然による標準誤差は最大{error}ポイントである。",
    ),
    "calibrate.why": (
        "Retention rises with age since those who wish to leave go first; where all are made alike, the fit fails by "
        "up to {alike} percentage points.",
        "離れたい人から先に去るため、維持率は契約が長いほど上がる。全員を同質にすると、最大{alike}ポイント外れる。",
    ),
    "calibrate.lost": (
        "Nobody: no policy was tried. A wrong fit would hurt whoever decides by it.",
        "誰も損をしない。施策は試していない。ただし当てはめが誤っていれば、それで決める人が損をする。",
    ),
    "calibrate.test": (
        "Fit your own customers: count for one year's joiners, each month for four years, who is still there (1,000 "
        "joiners or more), and run `kizuna experiment=calibrate data=FILE` with the last two years held back.",
        "自社の顧客に当てはめる。ある年に加入した1,000人以上について、4年間毎月の残存数を数え、最後の2年を取り置いて"
        "「kizuna experiment=calibrate data=FILE」を実行する。",
    ),
    "calibrate.data.changed": (
        "Numbers of the population were fitted to a table or log of yours; nothing else was adjusted.",
        "母集団の数値を、あなたの表または記録に当てはめた。それ以外は調整していない。",
    ),
    "calibrate.data.sure": (
        "How far the fit misses what was held back stands in the tables below; a fit that is not judged on held-back "
        "months proves little.",
        "取り置いた月での外れは下の表に示す。取り置いた月で判定していない当てはめは、ほとんど何も証明しない。",
    ),
    "calibrate.data.why": (
        "People differ: those who wish to leave, or buy little, go first, so that those who stay look ever more loyal.",
        "人は異なる。離れたい人や少ししか買わない人が先に去るため、残る人はますます忠実に見える。",
    ),
    "calibrate.data.lost": (
        "Nobody: no policy was tried. A wrong fit would hurt whoever decides by it.",
        "誰も損をしない。施策は試していない。ただし当てはめが誤っていれば、それで決める人が損をする。",
    ),
    "calibrate.data.test": (
        "Wait for new months and set them beside the projection. Then try one policy on a random half of new customers "
        "for twelve months, and see whether the fitted market foretells the difference.",
        "新しい月のデータを待ち、予測と並べる。次に新規顧客の無作為の半数に1つの施策を12か月試し、"
        "当てはめた市場がその差を言い当てるかを見る。",
    ),
    "validate.title": (
        "{met} of {checks} checks against published facts are met",
        "公表された事実に対する{checks}個の検査のうち{met}個を満たす",
    ),
    "validate.table": ("Every check, and what the model shows.", "全ての検査と、モデルが示す値。"),
    "validate.check": ("fact and check", "事実と検査"),
    "validate.published": ("published", "公表値"),
    "validate.observed": ("model", "モデル"),
    "validate.verdict": ("verdict", "判定"),
    "validate.met": ("met", "一致"),
    "validate.missed": ("missed", "不一致"),
    "validate.changed": (
        "Nothing was adjusted: {facts} published facts were measured in the model, each with the population that its "
        "source names.",
        "何も調整していない。公表された{facts}個の事実を、出典と同じ母集団でモデルにおいて測った。",
    ),
    "validate.sure": (
        "{met} of {checks} checks are met ({n} replications of {customers} people){small}.",
        "{checks}個の検査のうち{met}個を満たす（{customers}人、反復{n}回）{small}。",
    ),
    "validate.small": ("; verdicts are meant for larger runs", "。判定はより大きな実行を前提とする"),
    "validate.why": (
        "Missed: {missed}. Misses are left as they are, and not fitted away.",
        "満たさないもの：{missed}。外れは調整で消さずに残している。",
    ),
    "validate.lost": (
        "Whoever relies on the model where it misses ({misses} of {checks} checks).",
        "モデルが外れるところ（{checks}個の検査のうち{misses}個）で頼る人が損をする。",
    ),
    "validate.test": (
        "Repeat one of these facts on your own customers: count last year's leavers among 1,000 who had a failure that "
        "was mended well, badly, or none, and set the three shares beside the table.",
        "これらの事実の1つを自社で確かめる。昨年、不具合が良く対応された人・悪く対応された人・不具合のなかった人"
        "計1,000人のうち離れた割合を数え、表と並べる。",
    ),
    "verify.changed": (
        "Nothing was changed: {checks} laws with a known answer were computed on this machine with {customers} people.",
        "何も変えていない。答えの分かっている{checks}個の法則を、この計算機で{customers}人について計算した。",
    ),
    "verify.sure": (
        "{hold} of {checks} hold, {failed} fail, {blunt} are too blunt to tell a wrong law from the right one.",
        "{checks}個のうち成立{hold}個、不成立{failed}個、誤りと区別できないもの{blunt}個。",
    ),
    "verify.why": (
        "Each is compared with a formula or a count that does not come out of the engine, and with a wrong law.",
        "いずれも、エンジンから導いたのではない式や計数、そして誤った法則と比べている。",
    ),
    "verify.lost": (
        "Nobody, as long as none fails: {failed} fail here.",
        "不成立がない限り誰も損をしない。ここでの不成立は{failed}個である。",
    ),
    "verify.test": (
        "These laws say that the arithmetic is right and not that people behave so: for that run `kizuna "
        "experiment=validate`, and count retention by month on 1,000 joiners of your own.",
        "これらの法則は計算の正しさを示すもので、人がそう行動することは示さない。それには"
        "「kizuna experiment=validate」を実行し、自社の加入者1,000人の月別維持率を数える。",
    ),
    "export.changed": (
        "{people} customers were written as tables as a company would have them, under {treatment} and {baseline}, "
        "with a key that holds the true effects.",
        "{people}人の顧客を、{treatment}と{baseline}のもとで会社が持つのと同じ形の表にし、真の効果を答えとして添えた。",
    ),
    "export.sure": (
        "Of {all} estimates tried on the tables, {inside} have the true effect inside their 95 % interval.",
        "表で試した{all}個の推定のうち、95%区間に真の効果を含むのは{inside}個である。",
    ),
    "export.why": (
        "Where treatment was not drawn by lot but given to those who would stay anyway, plain differences mislead: the "
        "bias for retention is {bias}.",
        "抽選ではなく、どのみち残る人に施策を与えると、単純な差は誤る。維持率での偏りは{bias}である。",
    ),
    "export.lost": (
        "On average {treatment} changes a customer's surplus by {surplus} and the company's value by {value}.",
        "{treatment}は平均して、顧客の余剰を{surplus}、会社にとっての価値を{value}変える。",
    ),
    "export.test": (
        "Before trusting an estimator with your own data, let it find the truth in these tables. Then draw a small "
        "group of customers by lot for {months} months, and see whether it agrees with the lot.",
        "推定法を自社データに使う前に、この表で真の効果を見つけられるかを試す。次に顧客の小さな群を抽選で選んで"
        "{months}か月追い、推定が抽選の結果と一致するかを見る。",
    ),
    "export.buying.changed": (
        "Purchases of customers without a contract were written as tables as a shop would have them, with a key that "
        "holds who is still a customer.",
        "契約のない顧客の購買を店舗が持つのと同じ形の表にし、誰がまだ顧客であるかを答えとして添えた。",
    ),
    "export.buying.sure": (
        "Models of buying were tried on the tables; how far each is from the key stands below.",
        "購買のモデルを表で試した。答えとの差は下に示す。",
    ),
    "export.buying.why": (
        "Without a contract nobody says goodbye: a model must tell a pause from an end by the rhythm of purchases.",
        "契約がなければ誰も別れを告げない。購買の間隔だけから、休止か終わりかを見分けなければならない。",
    ),
    "export.buying.lost": (
        "Nobody: no policy was judged.",
        "誰も損をしない。施策の判定はしていない。",
    ),
    "export.buying.test": (
        "Ask 300 customers whom the model thinks gone, and 300 whom it thinks alive, whether they still mean to buy "
        "here; count who does in the next six months.",
        "モデルが離れたとみる300人と、続いているとみる300人に、今後も買うつもりかを尋ね、6か月のうちに買った人を数える。",
    ),
    "benchmark.title": (
        "The engine takes {times} times less time than {rival}, on the same market with the same results",
        "同じ市場・同じ結果で、エンジンの所要時間は{rival}の{times}分の1",
    ),
    "benchmark.title.none": (
        "No rival agrees with the engine in this run, so that no times are compared",
        "この実行ではエンジンと一致する競合実装がないため、時間は比べない",
    ),
    "benchmark.table": ("Million customer-months a second, best of the rounds.", "毎秒の顧客・月（百万）、最良の回。"),
    "benchmark.who": ("implementation", "実装"),
    "benchmark.speed": ("million customer-months a second", "毎秒の顧客・月（百万）"),
    "benchmark.mesa_py_func": ("Mesa agents, rules in Python", "Mesaエージェント（Pythonの規則）"),
    "benchmark.mesa_plain_floats": ("Mesa agents, plain floats", "Mesaエージェント（単純な浮動小数）"),
    "benchmark.numpy": ("NumPy columns", "NumPyの列"),
    "benchmark.changed": (
        "The same market was lived by the engine and by {rivals} other implementations on one machine, by turns.",
        "同じ市場を、エンジンと他の{rivals}個の実装が、1台の計算機で交互に計算した。",
    ),
    "benchmark.sure": (
        "{agree} of {rivals} give the same results within chance, and only these are timed against. Times are the best "
        "of {rounds} rounds; the machine was loaded to {load} at the start.",
        "{rivals}個のうち{agree}個が偶然の範囲で同じ結果となり、それだけと時間を比べる。時間は{rounds}回の最良値で、"
        "開始時の計算機の負荷は{load}であった。",
    ),
    "benchmark.why": (
        "The engine holds customers as columns and lives each mechanism in one compiled pass over all of them.",
        "エンジンは顧客を列として持ち、各メカニズムを全員にわたるコンパイル済みの1回の処理で進める。",
    ),
    "benchmark.lost": (
        "Nobody: only machine time is compared, and no customer is treated differently.",
        "誰も損をしない。比べるのは計算時間だけで、顧客の扱いは変わらない。",
    ),
    "benchmark.test": (
        "Run it on your own machine at the size you need (`benchmark.customers=N`), with nothing else running, three "
        "times on different days; compare the ratios and not the seconds.",
        "必要な規模（「benchmark.customers=N」）で、他に何も動かさず、自分の計算機で日を変えて3回実行し、"
        "秒数ではなく比を比べる。",
    ),
    "benchmark_sweep.title": (
        "A sweep of {cells} cells takes {ratio} times as long as the work in it",
        "{cells}セルのスイープの所要時間は、中身の計算の{ratio}倍",
    ),
    "benchmark_sweep.table": ("What was timed.", "計測したもの。"),
    "benchmark_sweep.what": ("part", "部分"),
    "benchmark_sweep.size": ("size", "規模"),
    "benchmark_sweep.time": ("time", "時間"),
    "benchmark_sweep.sweep": ("sweep, cells", "スイープ（セル）"),
    "benchmark_sweep.plan": ("plan, cells", "計画（セル）"),
    "benchmark_sweep.query": ("question, runs", "照会（反復）"),
    "benchmark_sweep.seconds": ("{x} s", "{x}秒"),
    "benchmark_sweep.milliseconds": ("{x} ms", "{x}ミリ秒"),
    "benchmark_sweep.changed": (
        "{cells} cells were swept (processes: {processes}), {planned} planned, and one question asked over {runs} "
        "runs.",
        "{cells}セルを{processes}プロセスでスイープし、{planned}セルを計画し、{runs}回の反復に1つの照会を行った。",
    ),
    "benchmark_sweep.sure": (
        "Each was timed once on this machine, which was loaded to {load} at the start: other loads give other seconds.",
        "いずれもこの計算機で1回計測した。開始時の負荷は{load}で、負荷が違えば秒数も違う。",
    ),
    "benchmark_sweep.why": (
        "A cell costs {own} milliseconds beside its work: planning, writing and telling.",
        "1セルには計算のほかに、計画・書き込み・報告で{own}ミリ秒かかる。",
    ),
    "benchmark_sweep.lost": (
        "Nobody: only machine time is measured.",
        "誰も損をしない。計算時間を測るだけである。",
    ),
    "benchmark_sweep.test": (
        "Run it on the machine of your sweep with as many processes as it has cores, and multiply by your cells: if "
        "that is a night or less, no cluster is needed.",
        "スイープに使う計算機でコア数と同じプロセス数で実行し、セル数を掛ける。一晩以内ならクラスターは要らない。",
    ),
}
