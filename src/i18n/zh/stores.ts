// Of shops: simulated days, what their levers do, and a day to put together.

export const stores = {
  "The question: what do promotion, rain, opening hours and weekday do to the sales of a shop of which {0} days are known?":
    "问题：只知道一家商店 {0} 天的情况，促销、下雨、营业时间和星期几对它的销售额有什么影响？",
  "Read in the plot what each lever does to sales, with the interval in which that should lie nine times of ten; put a day together and read what it would sell.":
    "在图中读出每个因素对销售额的影响，以及十次中应有九次落入的区间；自己拼出一天，读出它会卖多少。",
  "Simulated shops. A real shop chooses its promotions and hours, so that what its days show of them may have other causes.":
    "商店是模拟的。真实的商店会自己选择何时促销、何时营业，因此从它的日子里看到的影响可能另有原因。",
  "effect, step {0}": "影响，第 {0} 步",
  "90% interval": "90% 区间",
  "not shown by the days known": "已知的日子里没有出现",
  "What the {0} days known sold": "已知 {0} 天的销售额",
  Promotion: "促销",
  Rain: "下雨",
  "Opening hours": "营业时间",
  Weekday: "星期几",
  "{0}, {1} hours open, {2}, {3}": "{0}，营业 {1} 小时，{2}，{3}",
  "{0}: sold {1}": "{0}：销售额 {1}",
  "The figure: by how much of a day’s sales.": "数字表示影响多少日销售额。",
  promotion: "有促销",
  "no promotion": "无促销",
  rain: "下雨",
  dry: "无雨",
  "Such a day typically sells {0} (90% interval {1} to {2}; simulated truth {3}).":
    "这样的一天通常卖 {0}（90% 区间 {1} 至 {2}；模拟真值 {3}）。",
  "Such a day typically sells {0} (simulated truth {1}).": "这样的一天通常卖 {0}（模拟真值 {1}）。",
  "Change something about it, to see what that would bring.": "改动其中一项，看看会带来什么。",
  "Against a dry one without promotion at the usual hours: {0} (90% interval {1} to {2}; simulated truth {3}).":
    "与无雨、无促销、照常营业的同一天相比：{0}（90% 区间 {1} 至 {2}；模拟真值 {3}）。",
  "Against a dry one without promotion at the usual hours: {0} (simulated truth {1}).":
    "与无雨、无促销、照常营业的同一天相比：{0}（模拟真值 {1}）。",
  "No promotion in these {0} days: what it does comes from other shops.":
    "这 {0} 天里没有促销：它的影响来自其他商店。",
  "No such weather in these {0} days: what it does comes from other shops.":
    "这 {0} 天里没有这样的天气：它的影响来自其他商店。",
  "Never these hours in these {0} days: what they do comes from other shops.":
    "这 {0} 天里从未这样营业：其影响来自其他商店。",
  "No such weekday in these {0} days: what it does comes from other shops.":
    "这 {0} 天里没有这个星期几：它的影响来自其他商店。",
  "The answers are no numbers: nothing can be told of this shop.": "输出不是数字：对这家商店无话可说。",
  "Intervals come with the first evaluation: they are as wide as validation shops ask for.":
    "区间随第一次评估给出：其宽度由验证商店决定。",
  "The hierarchical regression is as good on the shops measured last: no difference in mean absolute error is shown ({0}).":
    "在最近测量的商店上，分层回归同样好：平均绝对误差没有显示差异（{0}）。",
  "On the shops measured last the learner’s mean absolute error is lower than the hierarchical regression’s ({0}).":
    "在最近测量的商店上，学习器的平均绝对误差低于分层回归（{0}）。",
  "On the shops measured last the hierarchical regression’s mean absolute error is lower than the learner’s (the learner less this {0}).":
    "在最近测量的商店上，分层回归的平均绝对误差低于学习器（学习器减去它为 {0}）。",
  "What each lever does to sales, in percent": "每个因素对销售额的影响（百分比）",
  "{0} hours open, not {1}": "营业 {0} 小时而非 {1} 小时",
  "by offices": "写字楼旁",
  "on a high street": "商业街上",
  "in a shopping centre": "购物中心内",
  "simulated shop {0}, usually open {1} hours": "模拟商店，{0}，通常营业 {1} 小时",
  "Shop mean by weekday": "商店按星期几的均值",
  "Regression of the shop alone": "单个商店的回归",
  "Hierarchical regression (empirical Bayes)": "分层回归（经验贝叶斯）",
  "Bayes, the law of shops known": "贝叶斯，商店规律已知",
  "Store operations": "门店运营",
  "Each task is a simulated shop; from some days in a row, tell what weekday, promotion, rain and opening hours do to its sales.":
    "每个任务是一家模拟的商店；由连续若干天，说出星期几、促销、下雨和营业时间对销售额的影响。",
  "Days known": "已知天数",
  "Days in a row of a shop. In a fortnight each weekday comes twice, and a promotion perhaps never.":
    "一家商店连续的若干天。两周里每个星期几出现两次，而促销可能一次也没有。",
  "Days known at test": "测试时的已知天数",
  "effect of a lever within its 90% interval": "因素的影响落在其 90% 区间内",
  "width of such an interval": "这种区间的宽度",
  "sales of a day within their 90% band": "一天的销售额落在其 90% 带内",
  "Store operations, simulated · Meta-SGD · 14 days": "门店运营（模拟）· Meta-SGD · 14 天",
  "The question: what do promotion, rain, opening hours and weekday do to the sales of a shop of which two weeks are known? Read the mean absolute error of the logarithm of sales, near what sales are off by as a share, beside the hierarchical regression and beside Bayes’s rule, which is told how shops are made: where no difference is shown, those are as good. Simulated: shops of three kinds, each with a week, a promotion, rain and hours of its own, and a day’s sales scatter by a fifth; no published figure is of such shops. A real shop chooses its promotions and hours, so that what its days show of them may have other causes.":
    "问题：只知道一家商店两周的情况，促销、下雨、营业时间和星期几对它的销售额有什么影响？请把销售额对数的平均绝对误差（近似于销售额的相对误差）与分层回归以及被告知商店如何生成的贝叶斯规则对照来看：没有显示差异时，那些方法同样好。数据是模拟的：商店分三类，每类的一周、促销、下雨和营业时间各有特点，一天的销售额上下浮动约五分之一；没有已发表的数字针对这样的商店。真实的商店会自己选择何时促销、何时营业，因此从它的日子里看到的影响可能另有原因。",
  "What would a promotion bring?": "一次促销会带来什么？",
  "Two weeks of a simulated shop: what do promotion, rain, longer hours and the weekday do to its sales?":
    "一家模拟商店的两周：促销、下雨、延长营业和星期几对销售额有什么影响？",
  "what each lever does, how sure that is, and a day of your own forecast":
    "每个因素的影响、其可靠程度，以及您自己拼出的一天的预测",
  "{0} h": "{0} 小时",
  Monday: "星期一",
  Tuesday: "星期二",
  Wednesday: "星期三",
  Thursday: "星期四",
  Friday: "星期五",
  Saturday: "星期六",
  Sunday: "星期日",
} as const;
