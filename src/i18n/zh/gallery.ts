// 图库：预设、卡片和分组。

const CHARACTERS = "1,200 个训练字符（含旋转），28×28，64 个滤波器";
const WHOLE_ALPHABETS =
  "在训练中从未见过的整套字母表上测试，而论文把所有字母表的字符混在一起划分；训练字符为 772 个而非 1,200 个（自带的共 964 个）";

export const gallery = {
  "See it": "看一看",
  "Curves and regions that a few points give away, or do not.": "几个点就能（或不能）揭示的曲线与区域。",
  "Letters never seen before, told apart after one look. Draw your own.":
    "从未见过的字母，看一眼就能分辨。画上您自己的。",
  Decide: "做决策",
  "Trying things out while they cost: slot machines and small worlds.": "尝试是有代价的：老虎机与小世界。",
  Retail: "零售",
  Research: "研究",
  "The variants that papers compare, beside their figures.": "论文所比较的各种变体，旁边附有论文的数字。",
  "Sinusoids · MAML · 5-shot": "正弦曲线 · MAML · 5 样本（5-shot）",
  "Finn et al. 2017, appendix, table 2": "Finn 等 2017，附录，表 2",
  "70,000 iterations, 25 tasks a meta-step, one inner step in training":
    "70,000 次迭代，每个元步 25 个任务，训练时一个适应步",
  "Sinusoids · MAML · 10-shot": "正弦曲线 · MAML · 10 样本（10-shot）",
  "Sinusoids · Meta-SGD · 5-shot": "正弦曲线 · Meta-SGD · 5 样本（5-shot）",
  "No baselines run here: they stand beside MAML on the same tasks.":
    "这里没有基线：它们在同样的任务上与 MAML 并排。",
  "Li et al. 2017, table 1": "Li 等 2017，表 1",
  "MAML in the same table: 1.13 ± 0.18": "同一表中 MAML：1.13 ± 0.18",
  "Sinusoids · Ridge head · 5-shot": "正弦曲线 · 岭回归头 · 5 样本（5-shot）",
  "Bertinetto et al. 2019 have no sinusoids: Meta-SGD and MAML on the same tasks are the presets to compare with.":
    "Bertinetto 等 2019 没有正弦曲线：可与同样任务上的 Meta-SGD 和 MAML 预设比较。",
  "Glyphs · ProtoNet · 5-way 1-shot": "字形 · 原型网络 · 5 类 1 样本（5-way 1-shot）",
  "Snell et al. 2017, table 1": "Snell 等 2017，表 1",
  "1,200 training characters with rotations, 28×28, 64 filters, trained 60-way, query statistics from training": `${CHARACTERS}，以 60 类训练，查询的统计量来自训练`,
  "Glyphs · MAML · 5-way 1-shot": "字形 · MAML · 5 类 1 样本（5-way 1-shot）",
  "No jointly pretrained network stands beside it: its last layer would tell thousands of classes apart and cost more than the learner itself.":
    "旁边没有联合预训练的网络：它的最后一层要分辨数千个类别，代价比学习器本身还高。",
  "Finn et al. 2017, table 1": "Finn 等 2017，表 1",
  "1,200 training characters with rotations, 28×28, 64 filters, 1 inner step of 0.4 in training, 32 tasks a meta-step, 60,000 meta-steps": `${CHARACTERS}，训练时 1 个步长 0.4 的适应步，每个元步 32 个任务，60,000 个元步`,
  "Glyphs · ProtoNet · 5-way 5-shot": "字形 · 原型网络 · 5 类 5 样本（5-way 5-shot）",
  "Glyphs · MAML · 5-way 5-shot": "字形 · MAML · 5 类 5 样本（5-way 5-shot）",
  "Glyphs · ProtoNet · 20-way 1-shot": "字形 · 原型网络 · 20 类 1 样本（20-way 1-shot）",
  "Glyphs · Matching · 5-way 1-shot": "字形 · 匹配网络 · 5 类 1 样本（5-way 1-shot）",
  "Vinyals et al. 2016, table 1": "Vinyals 等 2016，表 1",
  "1,200 training characters with rotations, 28×28, 64 filters": CHARACTERS,
  "Glyphs · Ridge head · 5-way 1-shot": "字形 · 岭回归头 · 5 类 1 样本（5-way 1-shot）",
  "The figures of Bertinetto et al. 2019 on Omniglot are not at hand, and would be of other data: prototypical networks on the same tasks are the preset to compare with.":
    "Bertinetto 等 2019 在 Omniglot 上的数字不在手边，而且数据不同：可与同样任务上的原型网络预设比较。",
  "Glyphs · FOMAML · 5-way 1-shot": "字形 · FOMAML · 5 类 1 样本（5-way 1-shot）",
  "Nichol et al. 2018, table 2": "Nichol 等 2018，表 2",
  "Glyphs · Reptile · 5-way 1-shot": "字形 · Reptile · 5 类 1 样本（5-way 1-shot）",
  "1,200 training characters with rotations, 28×28, 64 filters, 100,000 iterations, 10 drawings of each class in training, Adam inside": `${CHARACTERS}，100,000 次迭代，训练时每类 10 幅图画，内层用 Adam`,
  "Glyphs · ANIL · 5-way 1-shot": "字形 · ANIL · 5 类 1 样本（5-way 1-shot）",
  "Raghu et al. 2020": "Raghu 等 2020",
  "photographs; there is no figure for characters 5-way 1-shot":
    "照片；没有字符 5 类 1 样本（5-way 1-shot）的数字",
  "Omniglot · ProtoNet · 5-way 1-shot": "Omniglot · 原型网络 · 5 类 1 样本（5-way 1-shot）",
  "tested on whole alphabets never seen in training, where the paper splits the characters of all alphabets together; 772 training characters in place of 1,200, of the 964 that ship; statistics of normalisation from the support set": `${WHOLE_ALPHABETS}；归一化的统计量来自支持集`,
  "Omniglot · ProtoNet · 5-way 5-shot": "Omniglot · 原型网络 · 5 类 5 样本（5-way 5-shot）",
  "Omniglot · ProtoNet · 20-way 1-shot": "Omniglot · 原型网络 · 20 类 1 样本（20-way 1-shot）",
  "Omniglot · MAML · 5-way 1-shot": "Omniglot · MAML · 5 类 1 样本（5-way 1-shot）",
  "tested on whole alphabets never seen in training, where the paper splits the characters of all alphabets together; 772 training characters in place of 1,200, of the 964 that ship; fewer tasks a meta-step and fewer meta-steps": `${WHOLE_ALPHABETS}；每个元步的任务更少，元步也更少`,
  "Omniglot · MAML · 5-way 5-shot": "Omniglot · MAML · 5 类 5 样本（5-way 5-shot）",
  "Omniglot · MAML · 20-way 1-shot": "Omniglot · MAML · 20 类 1 样本（20-way 1-shot）",
  "1,200 training characters with rotations, 28×28, 64 filters, 5 inner steps of 0.1 in training, 16 tasks a meta-step, 60,000 meta-steps": `${CHARACTERS}，训练时 5 个步长 0.1 的适应步，每个元步 16 个任务，60,000 个元步`,
  "Bank customers · ProtoNet · 5-way 1-shot": "银行顾客 · 原型网络 · 5 类 1 样本（5-way 1-shot）",
  "The question: does what was learned from other intents help to recognise new ones from a sentence or a few? Read the answer beside the tf-idf centroid and the logistic regression: where no difference from them is shown, counting words is as good. Published figures on these divisions are of sentence encoders pretrained on other text.":
    "问题是：从其他意图学到的东西，能否帮助仅凭一句或几句话识别新的意图？请把结果与 tf-idf 质心和逻辑回归对照着看：若与它们没有显示出差别，那么数词也一样好。这些划分上已发表的数字来自在其他文本上预训练过的句子编码器。",
  "Bank customers · ProtoNet · 5-way 5-shot": "银行顾客 · 原型网络 · 5 类 5 样本（5-way 5-shot）",
  "Ten domains · ProtoNet · 5-way 1-shot": "十个领域 · 原型网络 · 5 类 1 样本（5-way 1-shot）",
  "Ten domains · ProtoNet · 5-way 5-shot": "十个领域 · 原型网络 · 5 类 5 样本（5-way 5-shot）",
  "Bandits · RL² · 5 arms, 10 pulls": "老虎机 · RL² · 5 个臂，拉 10 次",
  "Duan et al. 2016, table 1": "Duan 等 2016，表 1",
  "mean of 1,000 bandits; Gittins 6.6, UCB1 6.7, Thompson sampling 5.7":
    "1,000 台老虎机的均值；吉廷斯指数 6.6，UCB1 6.7，汤普森采样 5.7",
  "Bandits · RL² · 10 arms, 10 pulls": "老虎机 · RL² · 10 个臂，拉 10 次",
  "mean of 1,000 bandits; Gittins 6.6, UCB1 6.7, Thompson sampling 5.5":
    "1,000 台老虎机的均值；吉廷斯指数 6.6，UCB1 6.7，汤普森采样 5.5",
  "Bandits · RL² · 5 arms, 100 pulls": "老虎机 · RL² · 5 个臂，拉 100 次",
  "mean of 1,000 bandits; Gittins 78.3, UCB1 78.0, Thompson sampling 74.7":
    "1,000 台老虎机的均值；吉廷斯指数 78.3，UCB1 78.0，汤普森采样 74.7",
  "Bandits · RL² · 10 arms, 100 pulls": "老虎机 · RL² · 10 个臂，拉 100 次",
  "mean of 1,000 bandits; Gittins 82.8, UCB1 82.4, Thompson sampling 76.7":
    "1,000 台老虎机的均值；吉廷斯指数 82.8，UCB1 82.4，汤普森采样 76.7",
  "Pricing · RL²": "定价 · RL²",
  "A task of this lab’s own: classical policies on the same segments stand beside it.":
    "本实验室自己的任务：旁边是同样顾客群上的经典策略。",
  "Tabular MDPs · RL²": "表格型 MDP · RL²",
  "The figures of Duan et al. 2016, table 2, are not at hand; random play earns 100 by the law of these tasks.":
    "Duan 等 2016 表 2 的数字不在手边；按这些任务的分布，随机行动得 100。",
  "Ambiguous curves · PLATIPUS": "歧义曲线 · PLATIPUS",
  "Finn et al. 2018 show samples for such tasks (figures 3 and 4); their tables are for photographs.":
    "Finn 等 2018 展示了这类任务的采样（图 3 和图 4）；他们的表格是关于照片的。",
  "No baselines run here: the learners beside it are what it is compared with.":
    "这里没有基线：与它比较的是并排的学习器。",
  "Ambiguous regions · PLATIPUS": "歧义区域 · PLATIPUS",
  "A wave from five points": "五个点，一条波",
  "It practises on thousands of waves until five points are enough to draw a new one.":
    "它在成千上万条波上练习，直到五个点就足以画出一条新的。",
  "a flat line that learns to snap to the curve in one step": "一条平线学会一步就贴上曲线",
  "A wave from ten points": "十个点，一条波",
  "The same with twice the points: easier for everyone, and still not for an ordinary network.":
    "同样的任务，点数加倍：对谁都更容易，普通网络却仍然不行。",
  "the gap between learning and learning to learn": "学习与学会学习之间的差距",
  "A wave, solved at once": "一条波，一次解出",
  "It learns shapes of which waves are made; how much of each, five points settle by arithmetic.":
    "它学习组成波的各种形状；每种形状各占多少，由五个点通过计算确定。",
  "a curve that lies on the wave, without a single step": "一步不走就落在波上的曲线",
  "When five points are not enough": "五个点不够的时候",
  "Wave or line? A few noisy points leave it open, and it says so by many answers at once.":
    "是波还是直线？几个带噪声的点无法定论，它就同时给出许多答案。",
  "twenty curves that draw together with every point you add": "每加一个点就更聚拢的二十条曲线",
  "Where does the border run?": "边界在哪里？",
  "Two kinds of points on a plane; many borders fit between them, and it draws twenty.":
    "平面上有两种点；它们之间可以有许多边界，它画出二十条。",
  "borders that fan out where there are no points": "在没有点的地方散开的边界",
  "Five new letters, one look at each": "五个新字母，各看一眼",
  "It learns what makes drawings alike, then tells apart five letters of scripts it has never seen.":
    "它学习什么使图画相像，然后分辨从未见过的文字中的五个字母。",
  "your own drawing recognised while you draw it": "您边画，它边认",
  "Five letters, solved at once": "五个字母，一次解出",
  "It learns features in which a least-squares fit to one drawing each tells apart five letters of scripts it has never seen.":
    "它学习特征，使得每个字母只凭一幅图画做最小二乘拟合，就能分辨从未见过的文字中的五个字母。",
  "an exact solution in place of steps, and how sure it is": "用精确解代替适应步，以及它有多大把握",
  "Where it looks": "它在看哪里",
  "It answers by looking at the examples, some more and some less, and shows which.":
    "它看着样本作答，有的看得多，有的看得少，并显示看的是哪些。",
  "lines from your drawing to what it is compared with": "从您的图画连到它所比较的样本的线",
  "Twenty new letters at once": "一次二十个新字母",
  "The same with twenty to choose from, where guessing is right one time in twenty.":
    "同样的任务，二十选一，乱猜二十次才对一次。",
  "how far one look carries": "只看一眼能走多远",
  "Five new letters by a few steps": "走几步，学会五个新字母",
  "It does not compare: one example of each letter changes its weights, in a few steps.":
    "它不作比较：每个字母的一个样本经过几步改变它的权重。",
  "answers that turn right from step to step": "一步步变对的答案",
  "Letters written by people": "人手写的字母",
  "Omniglot: alphabets of the world, each letter drawn by many hands. One look at each of five.":
    "Omniglot：世界各地的字母表，每个字母由多人手绘。五个字母各看一眼。",
  "the data of the papers, and your own hand beside it": "论文所用的数据，旁边是您自己的笔迹",
  "Five slot machines, ten tries": "五台老虎机，十次机会",
  "Which one pays best? It learns when to try and when to stay, beside the rules of textbooks.":
    "哪一台回报最好？它学习何时该试、何时该留，旁边是教科书上的规则。",
  "a trial played step by step, and what each choice gave up": "一步步进行的试验，以及每次选择放弃了多少",
  "Ten slot machines, ten tries": "十台老虎机，十次机会",
  "As many machines as tries: there is no time to try them all.": "机器和机会一样多：来不及都试一遍。",
  "how it settles early for good enough": "它如何早早满足于“够好”",
  "Find the price that sells": "找到好卖的价格",
  "Twenty days, unknown customers: too dear sells nothing, too cheap earns nothing.":
    "二十天，未知的顾客：太贵卖不出去，太便宜赚不到钱。",
  "prices that home in on the best one within days": "几天之内就逼近最优的价格",
  "Small worlds without a map": "没有地图的小世界",
  "Ten states, five actions, and nobody says what leads where: it has to find out while it earns.":
    "十个状态，五种动作，没人说哪一步通向哪里：它得边赚边摸索。",
  "exploring that turns into walking the best way": "从探索变为走最好的路",
  "What does the customer want?": "顾客想要什么？",
  "Sentences to a bank: from one example of each of five wishes it sorts the rest.":
    "写给银行的句子：五种意图各给一个样本，它把其余的分好类。",
  "your own sentence sorted when you send it": "您写的句子一发出就分好类",
  "Wishes of ten domains": "十个领域的意图",
  "Travel, kitchen, banking, small talk: wishes of domains it never saw, from one example each.":
    "旅行、厨房、银行、闲聊：从未见过的领域的意图，每种只给一个样本。",
  "which sentences it takes for each other": "它会混淆哪些句子",
  "Bank customers, five examples of each wish": "银行顾客，每种意图五个样本",
  "The same wishes with five examples of each.": "同样的意图，每种五个样本。",
  "what four more examples are worth, beside tf-idf": "多四个样本值多少，旁边是 tf-idf",
  "Ten domains, five examples of each wish": "十个领域，每种意图五个样本",
  "Wishes of domains never seen, from five examples of each.": "从未见过的领域的意图，每种五个样本。",
  "accuracy beside the tf-idf centroid": "与 tf-idf 质心并排的准确率",
  "Meta-SGD: every weight its own rate": "Meta-SGD：每个权重有自己的学习率",
  "Not only where to start is learned, but how far each weight should go.":
    "不仅学习从哪里出发，还学习每个权重该走多远。",
  "a map of the learned rates": "学到的学习率的分布图",
  "Prototypes of five drawings": "五幅图画的原型",
  "Five examples of each letter are averaged into one prototype.": "每个字母的五个样本平均成一个原型。",
  "what four more examples are worth": "多四个样本值多少",
  "MAML with five drawings of each": "每类五幅图画的 MAML",
  "The inner loop gets five examples of each letter to step on.": "内循环在每个字母的五个样本上走步。",
  "accuracy by inner step, beside the paper’s figure": "各适应步的准确率，旁边是论文的数字",
  "First order only": "只用一阶",
  "MAML without derivatives of derivatives: cheaper, and what does it cost?":
    "不求导数的导数的 MAML：更省，但要付出什么？",
  "how far it stays behind MAML": "它落后 MAML 多少",
  "Reptile: simply walk towards it": "Reptile：朝那里走就是了",
  "After training on a task, move the start a little towards where training ended.":
    "在一个任务上训练之后，把起点朝训练的终点移动一点。",
  "the simplest outer loop there is, at work": "最简单的外循环如何工作",
  "ANIL: only the last layer adapts": "ANIL：只有最后一层适应",
  "Almost no inner loop: does it learn features, or to adapt?":
    "几乎没有内循环：它学的是特征，还是如何适应？",
  "that the last layer is nearly all it takes": "几乎只需要最后一层",
  "Omniglot: prototypes of five drawings": "Omniglot：五幅图画的原型",
  "Five people’s drawings of each letter make one prototype.": "每个字母由五个人的图画组成一个原型。",
  "accuracy beside the paper’s, on the paper’s data": "在论文的数据上，与论文并排的准确率",
  "Omniglot: twenty letters, one look at each": "Omniglot：二十个字母，各看一眼",
  "Whole alphabets never seen before, twenty letters to choose from.":
    "从未见过的整套字母表，二十个字母可选。",
  "Omniglot: MAML from one drawing": "Omniglot：一幅图画的 MAML",
  "A few steps on one person’s drawing of each of five letters.": "在五个字母各一个人的图画上走几步。",
  "Omniglot: MAML from five drawings": "Omniglot：五幅图画的 MAML",
  "A few steps on five people’s drawings of each letter.": "在每个字母五个人的图画上走几步。",
  "Omniglot: MAML with twenty letters": "Omniglot：二十个字母的 MAML",
  "The hardest of the paper’s settings: twenty letters, one drawing of each.":
    "论文中最难的设置：二十个字母，各一幅图画。",
  "how far a few steps carry where guessing is right one time in twenty":
    "在乱猜二十次才对一次时，几步能走多远",
  "Five slot machines, a hundred tries": "五台老虎机，一百次机会",
  "Long trials, where what one pull tells pays off much later.":
    "很长的试验，拉一次所得的信息很久以后才见效。",
  "RL² beside Gittins’ index and other rules of textbooks": "RL² 与吉廷斯指数及教科书上的其他规则并排",
  "Ten slot machines, a hundred tries": "十台老虎机，一百次机会",
  "The longest trials of the paper’s table.": "论文表格中最长的试验。",
  "how close learning comes to the best rule known": "学习能多接近已知的最优规则",
} as const;
