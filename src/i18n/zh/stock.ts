// Of the demand for new products, of orders and what they cost.

export const stock = {
  "weeks known": "已知的周",
  "what then sold": "之后的销量",
  "forecast, 4 weeks of 5 in its band": "预测，5 周中有 4 周落在带内",
  order: "订货量",
  "Weeks of the product, the forecast of the next ones, and what to order":
    "这个产品的各周销量、对之后几周的预测，以及应订多少",
  "week {0}": "第 {0} 周",
  "One too few, as many times one too many": "少一件相当于多几件",
  "One too few costs as much as {0} too many: drag it.": "少一件的损失相当于多 {0} 件：可拖动。",
  "Order {0} a week, {1} in all: enough in {2} of 100 weeks.":
    "每周订 {0} 件，共 {1} 件：100 周中有 {2} 周够用。",
  "Order {0} to {1} a week, {2} in all: enough in {3} of 100 weeks.":
    "每周订 {0} 至 {1} 件，共 {2} 件：100 周中有 {3} 周够用。",
  "That would have cost {0} a week: {1} too few, {2} too many.":
    "这样每周的成本会是 {0}：共少 {1} 件，多 {2} 件。",
  "By the mean of the weeks known: {0} a week.": "按已知各周的均值订货：每周 {0}。",
  "There are no sales: the set did not load.": "没有销量数据：数据集未能载入。",
  "product {0}": "产品 {0}",
  "Training tasks end with week {0}; weeks {1} to {2} are asked at test. What the whole shop sold is known up to the week of an order.":
    "训练任务止于第 {0} 周；测试所问的是第 {1} 至 {2} 周。整个商店的销量只知道到订货的那一周为止。",
  "Training tasks reach into the weeks that are asked at test, of other products: this is not how one orders, and results are too good.":
    "训练任务涉及测试所问的那几周（别的产品的）：实际订货时并非如此，结果会过于好看。",
  "Of the shop’s growth over its last four weeks a share of {0} is taken to go on, chosen on validation tasks by what orders cost.":
    "商店最近四周的增长，按 {0} 的比例视为会继续；该比例在验证任务上按订货成本选定。",
  "An order is the forecast and so many roots of it as the costs ask for, for every contender alike: sales are taken to scatter {0} times as far as a Poisson’s.":
    "订货量是预测值加上由成本决定的若干倍预测值的平方根，对所有参赛者都一样：销量的散布取泊松分布的 {0} 倍。",
  "Sales scatter": "销量的散布",
  "as on validation tasks": "与验证任务上一样",
  "as a Poisson’s do": "与泊松分布一样",
  "How far beyond a forecast one orders, for all contenders alike: as made orders from the mean of the weeks known cheapest on validation tasks, or the root of the forecast, which is too little where sales scatter more.":
    "在预测之上多订多少，对所有参赛者都一样：取使“已知各周的均值”在验证任务上订货成本最低的程度，或取预测值的平方根；销量散布更大时后者太少。",
  "Choose the column of units sold, which are to be predicted.": "请指定要预测的销售件数列。",
  "Sales are taken week by week. Choose the column of their dates.": "销量按周计算。请指定日期列。",
  "The product is the task. Leave the item out.": "产品就是任务。请去掉项目列。",
  "Sales are not told by words. Leave the text out.": "销量不由文字判断。请去掉文字列。",
  "Sales go by their own weeks alone. Leave the features out.": "销量只看自身的各周。请去掉特征。",
  "The last weeks of all products are held back in any case. Hold back products by chance.":
    "所有产品的最后几周无论如何都会留出。请按随机方式留出产品。",
  "What a product will sell: units of products by date": "产品会卖多少：按日期的产品销量",
  "The sales span {0} whole weeks. With {1} weeks known and {2} asked (in training, for choosing and at test) they must span {3}.":
    "销量共跨 {0} 个整周。已知 {1} 周、提问 {2} 周（训练、选择和测试）时，须跨 {3} 周。",
  "Bring sales of a longer time, or choose the column that holds the day of each sale.":
    "请带来时间更长的销量，或指定记录每笔销售日期的列。",
  "Product “{0}” sold {1} in week {2}: more came back than went.":
    "产品“{0}”在第 {2} 周的销量为 {1}：退回的比卖出的多。",
  "Leave negative values out.": "请去掉负值。",
  "rows of a first week that is not whole": "不完整的第一周的行",
  "Mean of the weeks known": "已知各周的均值",
  "Last week again": "重复上一周",
  "Exponential smoothing": "指数平滑",
  Croston: "Croston",
  TSB: "TSB",
  "Gamma-Poisson (empirical Bayes)": "伽马-泊松（经验贝叶斯）",
  "Mean, moved with the shop": "均值，随商店一起移动",
  "Pooled regression": "合并回归",
  "Of {0} products none is left for {1}. Bring ten or more.":
    "{0} 个产品中没有一个留给{1}。请带来十个或更多。",
  "With {0} weeks known and {1} asked the sales must span {2} weeks, and they span {3}. Lower the weeks known, or bring more of them.":
    "已知 {0} 周、提问 {1} 周时，销量须跨 {2} 周，而这里只跨 {3} 周。请减少已知的周数，或带来更多周。",
  "In weeks {0} to {1} the training products sold nothing: there is no shop to hold a product against. Bring sales without weeks that are empty throughout.":
    "第 {0} 至 {1} 周训练产品没有任何销量：没有商店可作对照。请带来没有整段空白周的销量。",
  "Demand of a new product": "新产品的需求",
  "Each task is a product; from its first few weeks, tell what the next eight will sell, and order for them.":
    "每个任务是一个产品；根据最初几周，说出之后八周会卖多少，并据此订货。",
  "Weeks known": "已知周数",
  "Weeks of sales of a new product; what is asked are the eight weeks after them.":
    "新产品已有销量的周数；所问的是其后的八周。",
  "What is lost with every unit that is asked for and not there: the higher, the more is ordered.":
    "每有一件被需要而没有货时的损失：越高，订得越多。",
  "Cost of one too few": "少一件的成本",
  "Cost of one too many": "多一件的成本",
  "What every unit costs that is left over: the higher, the less is ordered.":
    "每剩下一件的成本：越高，订得越少。",
  "Test is apart by": "测试按什么分开",
  "By product alone a learner has seen what other products did in the very weeks that are asked; nobody who orders has.":
    "只按产品分开时，学习器见过别的产品在所问的那几周里怎样；真正订货的人没有见过。",
  "product and time": "产品与时间",
  "product alone": "仅产品",
  "Division of the products": "产品的划分",
  "Which fifth of the products is new at test; another tenth chooses between models, and the rest is trained on.":
    "哪五分之一的产品在测试时是新的；另有十分之一用来选择模型，其余用于训练。",
  "UCI Sales Transactions Weekly": "UCI 每周销售记录",
  "{0} week": "{0} 周",
  "{0} weeks": "{0} 周",
  "{0} product": "{0} 个产品",
  "{0} products": "{0} 个产品",
  sales: "销量",
  "absolute error over what was sold": "绝对误差占销量之比",
  "cost of a week’s order": "每周订货的成本",
  "Demand of a product · ridge head · 8 weeks": "产品的需求 · 岭回归头 · 8 周",
  "Demand of a product · ridge head · 4 weeks": "产品的需求 · 岭回归头 · 4 周",
  "Demand of a product · ridge head · 12 weeks": "产品的需求 · 岭回归头 · 12 周",
  "The question: how much of a product should one order for each of the next eight weeks, when a few weeks of its sales are all there is? Read what a week’s order costs beside the mean of the weeks known, on the same products: where the difference’s interval holds 0, a baseline is as good. On this shop’s year a product’s level is nearly all there is to learn. No published figure is of this protocol.":
    "问题是：一个产品只有几周的销量时，之后八周每周应订多少？请在同样的产品上，把每周订货的成本与“已知各周的均值”对照着看：若差的区间含 0，基线就一样好。在这家商店的这一年里，几乎只有产品自身的水平可学。没有按此规程发表的数字。",
  "How much to order, from eight weeks": "凭八周销量，该订多少",
  "A product has been sold for eight weeks: what will the next eight take, and what may be left over?":
    "一个产品卖了八周：之后八周会卖多少，又可能剩下多少？",
  "an order that follows from what too few and too many cost: drag it":
    "由少货与多货的成本得出的订货量：可以拖动",
  "How much to order, from four weeks": "凭四周销量，该订多少",
  "The same products and the same question, with four weeks known.": "同样的产品、同样的问题，已知四周。",
  "how little a forecast gains when there is little to go by": "依据太少时，预测能多得多么少",
  "How much to order, from twelve weeks": "凭十二周销量，该订多少",
  "The same products and the same question, with twelve weeks known.": "同样的产品、同样的问题，已知十二周。",
  "why a mean of twelve weeks lags behind a shop that grows": "为什么十二周的均值会落后于正在增长的商店",
} as const;
