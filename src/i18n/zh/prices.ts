// Of prices: simulated customer segments, their demand, and the price to name.

export const prices = {
  "{0}: demand, observed prices and revenue": "{0}：需求、观察到的价格与收入",
  "The question: which price earns most from a customer segment that was seen at a few prices only?":
    "问题：只在少数几个价格上观察过一个客户群，哪个价格收入最高？",
  "Drag the observed prices: the demand curve above and the revenue below follow, with the price to name and the interval in which the best price should lie nine times of ten.":
    "拖动观察到的价格：上方的需求曲线和下方的收入随之变化，并给出应报的价格，以及最优价格十次中应有九次落入的区间。",
  "Simulated segments. In a sales file observed prices are no experiments, since demand drives prices too: a curve fitted to it describes, and promises nothing.":
    "客户群是模拟的。销售文件中的价格并非实验，因为需求也会左右价格：由它拟合的曲线只是描述，不作任何保证。",
  "share of visitors who buy": "购买的访客比例",
  "revenue of 100 visitors": "100 位访客带来的收入",
  price: "价格",
  "truth, simulated": "真值（模拟）",
  observed: "观察值",
  "curve, step {0}": "第 {0} 步的曲线",
  "nine of ten curves": "九成曲线",
  "Name {0}: earns {1} of what the best price, {2}, would (simulated).":
    "报价 {0}：收入为最优价格 {2} 所得的 {1}（模拟）。",
  "The best price is between {0} and {1} (90% interval, calibrated on validation tasks at the latest evaluation).":
    "最优价格在 {0} 与 {1} 之间（90% 区间，在最近一次评估时用验证任务校准）。",
  "The curve holds values that are no numbers: no price can be named.":
    "曲线中有不是数字的值：无法给出价格。",
  "Observed: at {0} {1} bought": "观察值：价格为 {0} 时有 {1} 购买",
  "Linear fit of the segment": "单个客户群的线性拟合",
  "Logit fit of the segment": "单个客户群的逻辑斯谛拟合",
  "One price for all": "统一价格",
  "Bayes, the law of segments learned": "贝叶斯，客户群规律由学习得到",
  "Bayes, the law of segments known": "贝叶斯，客户群规律已知",
  "simulated segment: half buy at {0}, steepness {1}": "模拟客户群：价格为 {0} 时半数购买，陡度 {1}",
  "Best price": "最优价格",
  "Observed prices": "观察到的价格数",
  "Observed prices at test": "测试时观察到的价格数",
  "Where prices were observed": "在哪里观察价格",
  "Spread, from 1 to 20": "分散，从 1 到 20",
  "Clustered, from 7 to 9": "集中，从 7 到 9",
  Answers: "输出",
  "For shares the last layer says log odds, so that no answer is below 0 or above 1.":
    "对于比例，最后一层给出对数几率，因此输出不会小于 0 或大于 1。",
  "Any number": "任意数",
  "Shares, from 0 to 1": "比例，从 0 到 1",
  "share of the best revenue": "占最优收入的比例",
  "best price within its 90% interval": "最优价格落在其 90% 区间内",
  "width of that interval": "该区间的宽度",
  "Best price, simulated · PLATIPUS · three prices, spread": "最优价格（模拟）· PLATIPUS · 三个分散的价格",
  "Best price, simulated · PLATIPUS · three prices, clustered": "最优价格（模拟）· PLATIPUS · 三个集中的价格",
  "The question: which price earns most from customers who were seen at three prices only? Read the share of the best revenue beside one price for all and beside Bayes’s rule, which is told that demand is logistic: where no difference is shown, those are as good. Simulated: the log of the steepness is normal about −1.2 (deviation 0.35), the price at which half buy about 9 (deviation 2), and of 100 visitors at each price, from 1 to 20, each buys by chance; no published figure is of such segments. In a sales file observed prices are no experiments, since demand drives prices too: a curve fitted to it describes, and promises nothing.":
    "问题：只在三个价格上观察过的客户，哪个价格收入最高？请把占最优收入的比例与统一价格以及被告知需求为逻辑斯谛曲线的贝叶斯规则对照来看：没有显示差异时，那些方法同样好。数据是模拟的：陡度的对数服从均值 −1.2、标准差 0.35 的正态分布，半数购买的价格服从均值 9、标准差 2 的正态分布，在 1 到 20 的每个价格上 100 位访客各自随机购买；没有已发表的数字针对这样的客户群。销售文件中的价格并非实验，因为需求也会左右价格：由它拟合的曲线只是描述，不作任何保证。",
  "Greedy, demand family known": "贪心，需求族已知",
  "Thompson sampling, prior learned": "汤普森采样，先验由学习得到",
  "The best price from three": "由三个价格找出最优价格",
  "Sales of simulated customers at three prices, high and low: which price would earn most, and how sure is that?":
    "模拟客户在三个高低不一的价格上的销量：哪个价格收入最高，又有多大把握？",
  "a demand curve with its band, and a best price that follows the points you drag":
    "带有区间带的需求曲线，以及随您拖动的点而变的最优价格",
  "The best price, where shops keep to theirs": "商店固守其价时的最优价格",
  "The same with three prices close together, as shops have them: they tell little of any other.":
    "同样的问题，但三个价格彼此相近，正如商店里那样：它们很少透露其他价格的情形。",
  "why a curve fitted to one segment alone is worse than one price for all":
    "为什么只对一个客户群拟合的曲线还不如统一价格",
  "Each task is a customer segment, of a sales file or simulated: at each price some of its visitors buy, in the simulation by a logistic curve of its own. From a few prices, find the one that earns most.":
    "每个任务是一个客户群，来自销售文件或模拟：在每个价格上都有一部分访客购买，模拟中按该群自己的逻辑斯谛曲线。由少数几个价格找出收入最高的价格。",
  "At each, some visitors bought, of a hundred where segments are simulated. More prices show more of the demand curve.":
    "在每个价格上有一部分访客购买；模拟的客户群有一百位访客。价格越多，需求曲线看得越清楚。",
  "Shops keep to a few prices close together, which tell little of what happens at others.":
    "商店只用少数几个相近的价格，它们很少透露其他价格上会怎样。",
  "{0} of {1} segments sell at {2} different prices or more, and training, validation and test need one each.":
    "{1} 个客户群中有 {0} 个在至少 {2} 个不同的价格上有销量，而训练、验证和测试各需一个。",
  "Bring segments that saw more prices, or choose another column for the segment or the price.":
    "请提供有更多价格的客户群，或为客户群或价格选择另一列。",
  "{0} of {1} segments have fewer than {2} different prices.":
    "{1} 个客户群中有 {0} 个的不同价格少于 {2} 个。",
  "{0} of {1} segments sold nothing at any price.": "{1} 个客户群中有 {0} 个在任何价格上都没有销量。",
  "line {0}": "第 {0} 行",
  "There is no price.": "没有价格。",
  "The price {0} is not above 0.": "价格 {0} 不大于 0。",
  "Fill it in or take the row out, or choose another column for the price.":
    "请填上或去掉这一行，或为价格选择另一列。",
  "{0} were bought: more came back than went.": "购买量为 {0}：退回的多于卖出的。",
  "There is no number of visitors.": "没有访客数。",
  "{0} of {1} visitors bought: there must be some visitors, and no more buyers than these.":
    "{1} 位访客中有 {0} 位购买：必须有访客，且购买者不能多于访客。",
  "Put the row right or take it out, or do without the column of visitors.":
    "请改正或去掉这一行，或不使用访客一列。",
  "Choose the column of what was bought at each price, which is to be predicted.":
    "请选择在每个价格上购买量的列，它是要预测的。",
  "The segment is the task. Leave the item out.": "客户群就是任务。请不要选物品。",
  "What sells at a price is not told by words. Leave the text out.":
    "某个价格上的销量不由文字说明。请不要选文字。",
  "Numbers to go by are the price and, if you have it, how many visitors saw it, in this order. Choose one or two, and no category.":
    "可依据的数字依次是价格和（如果有）看到该价格的访客数。请选一个或两个，不要选类别。",
  "All that a segment bought at a price is taken together, whenever it was. Hold back segments by chance.":
    "客户群在某个价格上的购买量无论何时都合在一起。请随机留出客户群。",
  "Which price earns most: what segments bought at each price":
    "哪个价格收入最高：各客户群在每个价格上购买了多少",
  "Your own sales. Observed prices are no experiments, since demand drives prices too: a curve fitted to them describes, and promises nothing.":
    "您自己的销售数据。观察到的价格并非实验，因为需求也会左右价格：由它们拟合的曲线只是描述，不作任何保证。",
  "Drag the observed prices: the demand curve above and the revenue below follow, with the price to name.":
    "拖动观察到的价格：上方的需求曲线和下方的收入随之变化，并给出应报的价格。",
  "spread {0}": "离散度 {0}",
  "Figures are times what was sold at the known prices on average.": "数字是已知价格上平均销量的倍数。",
  "Simulated ones": "模拟数据",
  "amount sold": "销量",
  revenue: "收入",
  "seen at other prices, not known to it": "其他价格上的观察值，它并不知道",
  "Name {0}: it earns most by this curve, of the prices from {1} to {2} that training saw. It has no interval: that takes segments whose true best price is known.":
    "报价 {0}：在训练见过的 {1} 到 {2} 的价格中，按这条曲线它收入最高。没有区间：那需要真实最优价格已知的客户群。",
  "Observed: at {0} {1} sold": "观察值：价格为 {0} 时售出 {1}",
  "Mean of the known prices": "已知价格的均值",
  "One line for all segments": "所有客户群共用一条直线",
  "A segment saw {0} different prices: with {1} of them known none is left to ask. Observe fewer prices, or bring segments that saw more.":
    "有一个客户群只有 {0} 个不同的价格：已知其中 {1} 个后就没有可问的了。请减少观察的价格数，或提供有更多价格的客户群。",
  "segment {0}": "客户群 {0}",
  "Prices were no experiments: what sold at a price may have other reasons than the price. A curve fitted to it describes, and promises nothing.":
    "价格并非实验：某个价格上的销量可能另有原因。由它拟合的曲线只是描述，不作任何保证。",
  "The best price is sought from {0} to {1}, the prices that training segments saw, and never beyond. Nobody knows the true one: there is no share of the best revenue, and no calibrated interval.":
    "最优价格只在训练客户群见过的 {0} 到 {1} 之间寻找，绝不超出。没有人知道真实的最优价格：因此没有占最优收入的比例，也没有校准过的区间。",
  "Answers are shares of the visitors.": "输出是访客的比例。",
  "Without visitors, answers are amounts as parts of {0} times what the segment sold at its known prices on average; learners of shares say no more than that.":
    "没有访客数时，输出是销量与该客户群在已知价格上平均销量的 {0} 倍之比；输出比例的学习器最多只能说到这个数。",
  "A segment’s known prices are drawn from its own by lot, and its others are asked.":
    "客户群的已知价格从其自身价格中抽签选出，其余价格用来提问。",
  "A segment’s known prices are drawn from its own by lot, one at least at which something was sold, and its others are asked.":
    "客户群的已知价格从其自身价格中抽签选出，其中至少一个有销量，其余价格用来提问。",
  "{0} price": "{0} 个价格",
  "{0} prices": "{0} 个价格",
  "{0} segment": "{0} 个客户群",
  "{0} segments": "{0} 个客户群",
  prices: "价格",
} as const;
