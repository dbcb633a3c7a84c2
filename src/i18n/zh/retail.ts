// Of ratings of new users, of intents of one's own, and of advice.

export const retail = {
  "The items of “{0}” are of more than {1} genres and categories.":
    "“{0}”中的项目分属的类型和类目多于 {1} 个。",
  "Choose categories of fewer values to go by, or none.": "请改用取值较少的类目列，或者不用类目。",
  "An intent is told by words alone. Leave the other features out.": "意图只由文字判断。请去掉其他特征。",
  "A rating is of something. Choose the column of what was rated or bought.":
    "评分总是针对某个项目的。请指定记录被评分或被购买之物的列。",
  "Choose the column of ratings or amounts, which are to be predicted.": "请指定要预测的评分列或数量列。",
  "Ratings are not told by words yet. Leave the text out.": "目前还不能由文字预测评分。请去掉文字列。",
  "Of features ratings go by categories alone. Leave the numbers out, or take them as categories.":
    "预测评分时只使用类目特征。请去掉数值列，或把它们当作类目。",
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
  "Search for a film you know": "搜索一部您看过的电影",
  Search: "搜索",
  "No film of that name is here.": "这里没有叫这个名字的电影。",
  "Your ratings": "您的评分",
  "Rate a film that you know: search for it, or take one of those below. After each rating the list re-orders.":
    "给一部您看过的电影打分：可以搜索，也可以从下面挑一部。每打一次分，推荐列表就会重新排序。",
  "To ask you next": "接下来想问您",
  "Of well-known films, those whose answer would tell most. The figure, in stars: how far one star more than expected would move other films apart.":
    "在广为人知的电影里，您的回答最能说明问题的几部。数字以星为单位：如果您比预测多给一颗星，其他电影之间的差距会因此拉开多少。",
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
  "Once you have rated, the ratings that moved a film most stand here, in stars up or down.":
    "打分之后，这里会列出对某部电影影响最大的评分，以及它们使预测升降了多少颗星。",
  "In stars, up or down. With a ridge head or a bias a film's expected rating is a sum, to which each of your ratings adds its part.":
    "以星为单位，有升有降。使用岭回归头或偏置时，一部电影的预测评分是一个和，您的每个评分各贡献其中一项。",
  "In stars, up or down: what is expected less what would be without the rating.":
    "以星为单位，有升有降：现在的预测减去没有该评分时的预测。",
  "How will somebody new rate a film, once a few of their ratings are known?":
    "已知一位新用户的少数几个评分之后，他会怎样给一部电影打分？",
  "Compare the learner with user and item bias on the same people: the lower error is better, and where the interval of the difference holds 0 the three-line baseline is as good.":
    "在同一批用户上把学习器与“用户与项目偏置”相比：误差低者为优；若差值的区间包含 0，则三行代码的基线同样好。",
  "none of these": "都不是",
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
  "{0} of the {1} ratings asked at test are of items that no training user rated: they are scored by features.":
    "测试中提问的 {1} 个评分里，有 {0} 个针对训练用户都未评过的项目：它们由特征来预测。",
  "{0} users with fewer than {1} ratings make no task; what they rated tells of the items.":
    "有 {0} 位用户的评分少于 {1} 个，不构成任务；他们的评分仍用来了解各个项目。",
  "There is nothing to recommend in this experiment.": "这个实验里没有可推荐的东西。",
  "Ratings of a new user": "新用户的评分",
  "Each task is a person; from their first few ratings of films, tell how they rate others.":
    "每个任务是一个人；根据他最初的几个电影评分，预测他怎样给其他电影打分。",
  "Ratings known": "已知评分数",
  "The first ratings of a new user, in the order of time; what is asked are their 21st to 30th, however many are known.":
    "新用户按时间顺序的最初几个评分；无论已知多少，提问的都是第 21 至第 30 个评分。",
  "A task is": "一个任务是",
  "A new user with their first ratings, or a new genre with the first ratings of its films; a film then belongs to the first of its genres.":
    "一位新用户及其最初的评分，或者一个新类型及该类型电影的最初评分；后一种情况下，一部电影归入它的第一个类型。",
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
  "No published figure is of this protocol; what shops do anyway stands beside, on the same users: item mean, user and item bias, matrix factorisation.":
    "没有按这一评测方案发表的数字；旁边列出商家本来就会用的方法在同一批用户上的结果：项目均值、用户与项目偏置、矩阵分解。",
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
} as const;
