// Of ratings of new users, of intents of one's own, and of advice.

export const retail = {
  "The items of “{0}” are of more than {1} genres and categories.":
    "“{0}”中的项目分属的类型和类目多于 {1} 个。",
  "Choose categories of fewer values to go by, or none.": "请改用取值较少的类目列，或者不用类目。",
  "An intent is told by words alone. Leave the other features out.": "意图只由文字判断。请去掉其他特征。",
  "A rating is of something. Choose the column of what was rated or bought.":
    "评分总是针对某个项目的。请指定记录被评分或被购买之物的列。",
  "A task must have {0} rows at least: some to know, and one to ask.":
    "每个任务至少要有 {0} 行：一些作为已知，一行用来提问。",
  "{0} is {1} instead of {2}: these data allow no more.": "{0}取 {1} 而不是 {2}：这份数据最多只允许这么多。",
  known: "已知",
  rated: "评分",
  asked: "提问",
  expected: "预测",
  "Or take what this browser keeps": "或使用本浏览器已保存的数据",
  "Ratings, orders or tickets as a file of yours: learned from some users or topics, tried on new ones.":
    "把评分、订单或工单作为文件导入：从一部分用户或主题中学习，再在新的用户或主题上检验。",
  "What somebody new will rate or buy: ratings or amounts of items":
    "新用户会给什么打分、买什么：对项目的评分或购买数量",
  "Be the new user": "自己当一回新用户",
  "A sampled user": "抽取的用户",
  "Whose ratings are looked at": "查看谁的评分",
  Search: "搜索",
  "Nothing of that name is here.": "这里没有叫这个名字的条目。",
  "Your ratings": "您的评分",
  "To ask you next": "接下来想问您",
  "tells {0}": "信息量 {0}",
  "Rate {0}: {1} of {2}": "给《{0}》打 {1} 分（满分 {2} 分）",
  "Take back your rating of {0}": "撤回您对《{0}》的评分",
  "Start over": "重新开始",
  "Take the ratings of {0}": "借用{0}的评分",
  "What {0} expects you to like": "{0}预计您会喜欢的电影",
  "Nothing is known of you yet: this is what it would show anybody.":
    "对您还一无所知：对任何人，它都会给出这份列表。",
  "On one rating.": "依据 1 个评分。",
  "On {0} ratings.": "依据 {0} 个评分。",
  "Advice is given on {0} ratings at most: take one back to rate another.":
    "最多依据 {0} 个评分给出推荐：要给别的电影打分，请先撤回一个。",
  "up {0}": "上升 {0}",
  "down {0}": "下降 {0}",
  new: "新上榜",
  "{0}: because of this rating": "{0}：因为这个评分",
  "{0}: because of these two ratings": "{0}：因为这两个评分",
  "{0}: because of these three ratings": "{0}：因为这三个评分",
  "none of these": "都不是",
  "“None of these” is not offered: the tasks take all intents of a side, so there is no sentence that belongs to none.":
    "不提供“都不是”：任务用了一侧的全部意图，没有不属于任何意图的句子。",
  "These tasks know nothing that belongs to none of their classes.": "这些任务里没有不属于任何类别的东西。",
  "Allow “none of these”": "允许回答“都不是”",
  "Choosing how sure an answer must be…": "正在选定回答所需的把握……",
  "An answer less sure than {0} counts as “none of these”: chosen on {1} validation tasks with the weights of iteration {2}. On {3} test tasks that refuses {4} of the sentences that belong to none of the intents, and {5} of those that belong to one.":
    "把握低于 {0} 的回答算作“都不是”：这一阈值用第 {2} 次迭代的权重在 {1} 个验证任务上选定。在 {3} 个测试任务上，它拒答了不属于任何意图的句子中的 {4}，以及属于某个意图的句子中的 {5}。",
  "Words that decided, and by how many points: {0}": "起决定作用的词，以及各自影响的百分点：{0}",
  "Without “{0}” the answer would be {1} points less likely.":
    "去掉“{0}”，这个回答的概率会降低 {1} 个百分点。",
  "Without “{0}” the answer would be {1} points more likely.":
    "去掉“{0}”，这个回答的概率会升高 {1} 个百分点。",
  "Nearest examples: {0}": "最接近的样本：{0}",
  "Add an intent": "添加意图",
  "your own intent": "您自己的意图",
  "Name of the intent": "意图的名称",
  "Sentence {0} that asks for it": "表达该意图的第 {0} 句话",
  "Add it": "添加",
  Cancel: "取消",
  "Take “{0}” away": "移除“{0}”",
  "There is an intent “{0}” already: choose another name.": "已经有意图“{0}”了：请换一个名称。",
  "A learner whose last layer has one output for each of the task’s intents cannot take another. Prototypical networks, matching networks and the ridge head can.":
    "如果学习器的最后一层为任务的每个意图各设一个输出，就无法再添加意图。原型网络、匹配网络和岭回归头可以。",
  "Ask this sentence, and see which words decide": "用这句话提问，看哪些词起决定作用",
  "There are no ratings: the set did not load.": "没有评分：数据集未能载入。",
  "Of the {0} ratings that a task takes, the last {1} are asked: at most {2} can be known, not {3}. Lower the ratings known.":
    "每个任务取 {0} 个评分，其中最后 {1} 个用来提问：因此最多已知 {2} 个，不能是 {3} 个。请调低已知评分数。",
  "{0} users with fewer than {1} ratings make no task; what they rated tells of the items.":
    "有 {0} 位用户的评分少于 {1} 个，不构成任务；他们的评分仍用来了解各个项目。",
  "There is nothing to recommend in this experiment.": "这个实验里没有可推荐的东西。",
  "Ratings of a new user": "新用户的评分",
  "Ratings known": "已知评分数",
  "The first ratings of a new user, in the order of time; what is asked are their 21st to 30th, however many are known.":
    "新用户按时间顺序的最初几个评分；无论已知多少，提问的都是第 21 至第 30 个评分。",
  "A task is": "一个任务是",
  "a user": "一位用户",
  "a genre": "一个类型",
  "Division of the users": "用户的划分",
  "Which fifth of the users is new at test; another tenth chooses between models, and the rest is trained on.":
    "测试时把哪五分之一的用户当作新用户；另有十分之一用于选择模型，其余用于训练。",
  "Training draws": "训练时抽取",
  "Training tasks take a user's first ratings, as tests do, or ratings from any place on, which gives more tasks of another kind: people begin with what everybody knows.":
    "训练任务可以像测试那样取用户最初的评分，也可以从任意位置开始取；后者任务更多，但性质不同：人们往往从尽人皆知的电影评起。",
  "the first thirty ratings": "最初三十个评分",
  "any thirty ratings in a row": "任意连续三十个评分",
  Items: "项目",
  "What is expected of an item, its features at learned scales, and numbers of its own from a table that is learned across tasks.":
    "项目的预期评分、按学得的尺度缩放的项目特征，以及跨任务学得的表中该项目自己的一组数。",
  "Learned dimensions": "学得的维数",
  "Numbers learned for each item beside its features: more can tell more items apart, and over-fit sooner.":
    "除特征之外为每个项目学得的数的个数：越多越能区分项目，也越容易过拟合。",
  "Scale of the features at the start": "特征的初始尺度",
  "How far one feature may move a task's answers before training has learned which tell something.":
    "在训练学会哪些特征有用之前，单个特征能使任务的回答变动多少。",
  item: "项目",
  "Training ends once the measure that counts most (accuracy in percent, squared error, regret) is as good as this on validation tasks; 0 sets none.":
    "一旦主要指标（以百分比计的准确率、平方误差、遗憾值）在验证任务上达到此值，训练即结束；0 表示不设目标。",
  "MovieLens latest-small": "MovieLens latest-small",
  "{0} intent": "{0} 个意图",
  "{0} intents": "{0} 个意图",
  "{0} rating": "{0} 个评分",
  "{0} ratings": "{0} 个评分",
  "{0} user": "{0} 位用户",
  "{0} users": "{0} 位用户",
  ratings: "评分",
  "user {0}": "用户 {0}",
  "Logistic regression": "逻辑回归",
  "Item mean": "项目均值",
  "User and item bias": "用户与项目偏置",
  "Matrix factorisation": "矩阵分解",
  "your own tasks, and whether learning beats the plain baselines on them":
    "您自己的任务，以及学习在这些任务上是否胜过简单基线",
  "A new user’s films · ridge head · 5 ratings": "新用户的电影 · 岭回归头 · 5 个评分",
  "A new user’s films · ridge head · 10 ratings": "新用户的电影 · 岭回归头 · 10 个评分",
  "A new user’s films · ridge head · 20 ratings": "新用户的电影 · 岭回归头 · 20 个评分",
  "What shops and banks ask: prices, what a customer wants, what somebody new will like.":
    "商家和银行关心的问题：价格、顾客想要什么、新用户会喜欢什么。",
  "A new customer’s taste from five ratings": "由五个评分看新顾客的口味",
  "How will somebody new like a film? It has learned from hundreds of people how tastes differ.":
    "新用户会不会喜欢一部电影？它已从数百人那里学到口味有何不同。",
  "yourself as the new user: rate five films, and the list re-orders after each":
    "自己就是新用户：给五部电影打分，每打一次，列表就重新排序",
  "A new user after ten ratings": "十个评分之后的新用户",
  "The same people and the same questions, with ten ratings known.": "同样的人、同样的问题，但已知十个评分。",
  "what five more ratings are worth, beside what shops do anyway":
    "多出五个评分值多少，并与商家本来就用的方法相比",
  "A new user after twenty ratings": "二十个评分之后的新用户",
  "The same people and the same questions, with twenty ratings known.":
    "同样的人、同样的问题，但已知二十个评分。",
  "where a learner leaves user and item bias behind": "学习器在哪里把用户与项目偏置甩在身后",
  "Search for a title you know": "搜索一个您知道的片名",
  "Reading the titles, and what everybody would be shown…": "正在读取片名，以及会给任何人看的列表……",
  "Rate something that you know: search for it, or take one of the titles below. After each rating the list re-orders.":
    "给您知道的打分：搜索它，或从下面的片名中选一个。每打一次分，列表就重新排序。",
  "Of well-known titles, those whose answer would tell most. The figure: how far a better rating than expected would move others apart.":
    "在广为人知的片名中，回答最能说明问题的那些。数字表示：若评分好于预期，其他项目会因此拉开多远。",
  "Once you have rated, the ratings that moved it most stand here, up or down.":
    "您打分之后，使它升降最多的评分会列在这里。",
  "How much each adds to what is expected of it, up or down.": "每个评分使对它的预期升高或降低多少。",
  "Ranked are the {0} items that training users rated most; others are never recommended, and liking them counts for nobody.":
    "参与排序的是训练用户评分最多的 {0} 个项目；其他项目从不推荐，喜欢它们对谁都不计分。",
  "{0} of {1} test users like none of these among what is asked: they have no hit rate. A random list of ten has a hit rate of {2}.":
    "{1} 个测试用户中有 {0} 个在被问到的项目里一个也不喜欢：他们没有命中率。随机列出十个的命中率为 {2}。",
  "EASE is left out: with so many users and items it would take minutes.":
    "略去 EASE：用户和项目这么多，它要花上几分钟。",
  Popularity: "热门度",
  EASE: "EASE",
  "Items that no training user rated are not left out: they are scored by their features.":
    "训练用户都没有评过的项目并不略去：按它们的特征打分。",
  "NDCG@5 is of the {0} items asked, {1}: a random order of them has {2}, the ideal one 1.":
    "NDCG@5 针对被问到的 {0} 个项目，{1}：随机次序为 {2}，理想次序为 1。",
  "Nothing is rated {0}: what is rated {1} counts as liked.": "没有评到 {0} 分的：评 {1} 分的算作喜欢。",
  "a rating r being worth 2^r − 1": "评分 r 计 2^r − 1",
  "each being worth what is asked of it": "各按所问的值计",
  "{0} of the {1} ratings asked at test are of items that no training user rated.":
    "测试所问的 {1} 个评分中，有 {0} 个属于训练用户都没有评过的项目。",
  "Each task is a person; from their first few ratings, tell how they rate other things, or which they will like.":
    "每个任务是一个人；根据其最初的几个评分，说出他会怎样评价别的东西，或会喜欢哪些。",
  "What is asked": "问什么",
  "Ratings of what they chose to rate, or, of all that could be recommended, what they will rate four or more.":
    "问他们自己选来评的项目的评分；或者，在所有可推荐的项目中，哪些他们会评四分及以上。",
  "how they rate": "怎样评分",
  "what they like": "喜欢什么",
  "Factors of taste": "口味因子数",
  "In so many directions of who likes what tastes are told apart; more take more known ratings to settle.":
    "用多少个“谁喜欢什么”的方向来区分口味；方向越多，需要的已知评分越多。",
  "A new user with their first ratings, or a new genre with the first ratings of what is in it; each item then belongs to the first of its genres.":
    "一个新用户及其最初的评分，或一个新类型及其中项目最初的评分；这时每个项目归入它的第一个类型。",
  "The question: how will somebody new rate a film, once a few of their ratings are known? Read the answer beside user and item bias, on the same people: where no difference from it is shown, three lines of arithmetic are as good. No published figure is of this protocol. MovieLens may be used for research, not commercially (GroupLens, University of Minnesota).":
    "问题是：知道一个新人的几个评分之后，他会怎样评一部电影？请在同样的人身上与“用户与项目偏置”对照着看：若没有显示出差别，三行算术也一样好。没有按此规程发表的数字。MovieLens 可用于研究，不可商用（明尼苏达大学 GroupLens）。",
  "Films a new user will like · ridge head · 5 ratings": "新用户会喜欢的电影 · 岭回归头 · 5 个评分",
  "The question: of all films, does a list of ten hold one that somebody new will like? Read the answer beside popularity, on the same people: where no difference from it is shown, a list of best-sellers is as good. No published figure is of this protocol. MovieLens may be used for research, not commercially (GroupLens, University of Minnesota).":
    "问题是：在所有电影中列出十部，里面有没有一部是新人会喜欢的？请在同样的人身上与热门度对照着看：若没有显示出差别，一张畅销榜也一样好。没有按此规程发表的数字。MovieLens 可用于研究，不可商用（明尼苏达大学 GroupLens）。",
  "What will somebody new like?": "新人会喜欢什么？",
  "Of three thousand films ten are shown: will one be liked, and are they only the best-sellers?":
    "三千部电影里只给出十部：会有一部被喜欢吗？它们是不是只是畅销片？",
  "how hard popularity is to beat, and how little of the shelf it shows":
    "热门度有多难胜过，而它展示的货架又是多么少",
} as const;
