// 选项：任务、模型、算法和训练的旋钮，名称、说明、单位和取值。

export const schemas = {
  Sinusoids: "正弦曲线",
  "Each task is one sine wave of its own amplitude and phase; from a few points, find the rest.":
    "每个任务是一条振幅和相位各异的正弦曲线；由几个点推出其余部分。",
  "Support points": "支持点数",
  "More points show more of the curve, so adapting gets easier.": "点越多，看到的曲线越多，适应越容易。",
  "Query points": "查询点数",
  "More points measure the adapted model less noisily and cost more time.":
    "点越多，对适应后模型的测量噪声越小，用时也越多。",
  "Support points at test": "测试时的支持点数",
  "How many points evaluation may adapt to; may differ from training.":
    "评估时可以用多少个点来适应；可与训练时不同。",
  "Smallest amplitude": "最小振幅",
  "Raising it leaves out the flattest curves.": "调高会去掉最平的曲线。",
  "Largest amplitude": "最大振幅",
  "Raising it makes tasks differ more, and errors larger.": "调高会使任务差别更大，误差也更大。",
  "Largest phase": "最大相位",
  "Raising it towards 2π makes the average over all tasks a flat line.":
    "调高到接近 2π 时，所有任务的平均就成了一条平线。",
  rad: "弧度",
  "Input range ±": "输入范围 ±",
  "Widening it shows more periods of each curve.": "加宽可看到每条曲线的更多周期。",
  Noise: "噪声",
  "Raising it scatters the support points around the true curve.": "调高会使支持点散布在真实曲线周围。",
  Glyphs: "字形",
  "Each task is a handful of characters never seen before; from one drawing of each, recognise the next.":
    "每个任务是几个从未见过的字符；每个字符看一幅图画，认出下一幅。",
  "Image set": "图像集",
  "Omniglot is the papers' own data: 964 characters of 30 alphabets by 20 hands. Images of your own take the place of either.":
    "Omniglot 是论文所用的数据：30 种字母表的 964 个字符，由 20 人手绘。您自己的图像可以取代二者。",
  "Glyphs, drawn from fonts": "字形，取自字体",
  "Omniglot, drawn by people": "Omniglot，由人手绘",
  Ways: "类数",
  "More classes to tell apart make each episode harder.": "要分辨的类别越多，每个任务片段越难。",
  Shots: "每类样本数",
  "More examples of each class make an episode easier.": "每类样本越多，任务片段越容易。",
  "Queries per class": "每类查询数",
  "More queries give a steadier gradient and cost more time.": "查询越多，梯度越稳，用时也越多。",
  "Ways at test": "测试时的类数",
  "Classes of an evaluation episode; only learners without inner steps may differ from training.":
    "评估片段的类数；只有不走适应步的学习器可与训练时不同。",
  "Shots at test": "测试时每类样本数",
  "Examples of each class that evaluation may learn from.": "评估时每类可供学习的样本数。",
  "Queries per class at test": "测试时每类查询数",
  "More queries measure accuracy more exactly.": "查询越多，准确率测得越准。",
  "Rotations as classes": "把旋转当作类别",
  "Each character turned by 90°, 180° and 270° counts as a class of its own, which quadruples the classes.":
    "每个字符旋转 90°、180° 和 270° 各算一个类别，类别数变为四倍。",
  "Ambiguous curves": "歧义曲线",
  "Each task is a sine wave or a line, seen through a few noisy points that many of both would fit.":
    "每个任务是一条正弦曲线或直线，只看到几个带噪声的点，两类中都有许多与之相符。",
  "Fewer points leave more functions possible.": "点越少，可能的函数越多。",
  "Scatters support and query points around the true function: the noisier, the more functions fit.":
    "使支持点和查询点散布在真实函数周围：噪声越大，相符的函数越多。",
  "Share of lines": "直线的比例",
  "The other tasks are sinusoids; a few points often fit either.":
    "其余任务是正弦曲线；几个点往往两者都符合。",
  "Ambiguous regions": "歧义区域",
  "Each task divides a plane by a circle or a straight line; a few labelled points fit many such boundaries.":
    "每个任务用圆或直线划分平面；几个带标签的点符合许多这样的边界。",
  "Points of each class": "每类点数",
  "Fewer points leave more boundaries possible.": "点越少，可能的边界越多。",
  "Points of each class at test": "测试时每类点数",
  "Share of circles": "圆的比例",
  "The other tasks are divided by a straight line; a few points often fit either.":
    "其余任务用直线划分；几个点往往两者都符合。",
  "Customer intents": "顾客意图",
  "Each task is a handful of matters that customers write about; from a sentence or a few of each, tell what the next one wants.":
    "每个任务是顾客来信所谈的几种事项；每种看一句或几句，判断下一句想要什么。",
  Sentences: "句子",
  "BANKING77 asks one bank about 77 close matters; CLINC150 asks an assistant about 150 in ten domains.":
    "BANKING77 是向一家银行询问的 77 种相近事项；CLINC150 是向助手询问的十个领域的 150 种事项。",
  "BANKING77, a bank's customers": "BANKING77，银行顾客",
  "CLINC150, ten domains": "CLINC150，十个领域",
  "Division of the intents": "意图的划分",
  "Which intents are trained on and which are new at test: the five divisions of ProtAugment (Dopierre et al. 2021).":
    "哪些意图用于训练、哪些在测试时是新的：ProtAugment 的五种划分（Dopierre 等 2021）。",
  "Within one domain": "同一领域内",
  "All intents of an episode then come from one domain, as one company's do: harder, and nearer to use.":
    "一个片段的所有意图都来自同一领域，就像同一家公司：更难，也更接近实际。",
  Features: "特征数",
  "Words, pairs of words and pieces of words share so many features by a hash; fewer are faster and mix more of them up.":
    "单词、词对和词片段经哈希共用这么多特征；越少越快，混淆也越多。",
  "tf-idf centroid": "tf-idf 质心",
  Bandits: "老虎机",
  "Each task is a row of arms, each paying 1 with a chance of its own; find the best while losing little.":
    "每个任务是一排臂，各以自己的概率回报 1；在少受损失的同时找出最好的。",
  Arms: "臂数",
  "More arms leave less time to try each.": "臂越多，试每个臂的时间越少。",
  "Pulls in a trial": "一次试验的拉动次数",
  "A longer trial makes it worth more to find out which arm is best.": "试验越长，弄清哪个臂最好就越值得。",
  "Tabular MDPs": "表格型 MDP",
  "Each task is a small world of states whose transitions and rewards must be found out while collecting reward.":
    "每个任务是由若干状态组成的小世界，须在收集奖励的同时摸清其转移与奖励。",
  States: "状态数",
  "More states make more to learn in each task.": "状态越多，每个任务要学的越多。",
  Actions: "动作数",
  "More actions make more to try in each state.": "动作越多，每个状态要试的越多。",
  "Episodes in a trial": "一次试验的回合数",
  "More episodes give more time to use what was found out.": "回合越多，利用所得知识的时间越多。",
  "Steps in an episode": "一个回合的步数",
  "Each episode begins in the first state again after so many steps.":
    "每走这么多步，就回到第一个状态开始新的回合。",
  "Dynamic pricing": "动态定价",
  "Each task is a customer segment with a demand curve of its own; name prices, see sales, find the price that earns most.":
    "每个任务是一个有自己需求曲线的顾客群；开出价格，看销量，找出收益最高的价格。",
  "Prices to choose from": "可选的价格数",
  "A finer grid can come closer to the best price and has more to try.":
    "网格越细，越能接近最优价格，要试的也越多。",
  "Periods in a trial": "一次试验的期数",
  "More periods make it worth more to learn the demand first.": "期数越多，先摸清需求就越值得。",
  "Customers a period": "每期顾客数",
  "More customers tell more about the demand at one price.": "顾客越多，对一个价格下的需求了解越多。",
  "Lowest price": "最低价",
  "The grid of prices begins here.": "价格网格从这里开始。",
  "Highest price": "最高价",
  "The grid of prices ends here.": "价格网格到这里结束。",
  "Inner learning rate": "内层学习率",
  "Longer adaptation steps: faster at first, unstable when too long.": "适应步更大：起初更快，过大则不稳定。",
  "Inner steps in training": "训练时的适应步数",
  "The outer loop then prepares the initialisation for this many steps; each costs time and memory.":
    "外循环就为这么多步准备初始化参数；每一步都要花时间和内存。",
  "Inner steps at test": "测试时的适应步数",
  "How far evaluation and the adaptation picture go on, past the trained steps too.":
    "评估和适应图走多远，可以超过训练时的步数。",
  Order: "阶数",
  "First order ignores how the inner gradient itself changes with the initialisation: cheaper, less exact.":
    "一阶忽略内层梯度自身随初始化参数的变化：更省，但不那么精确。",
  Second: "二阶",
  "First (FOMAML)": "一阶（FOMAML）",
  "First, then second": "先一阶，后二阶",
  "Second order from iteration": "从第几次迭代起用二阶",
  "Starting later saves time early on, when exact gradients matter least.":
    "晚些开始可以节省前期时间，那时精确的梯度最不重要。",
  "Learn the inner rate": "学习内层学习率",
  "The outer loop then tunes one rate for each weight matrix, starting from α.":
    "外循环从 α 出发，为每个权重矩阵调节一个学习率。",
  "One for each step": "每一步各一个",
  "Each inner step then has learned rates of its own (MAML++).": "每个适应步都有自己学到的学习率（MAML++）。",
  "Normalise each step its own way": "每一步各自归一化",
  "Each inner step has gains and biases of its own behind batch normalisation (MAML++); its statistics are its own in any case.":
    "每个适应步在批归一化之后有自己的增益和偏置（MAML++）；其统计量本来就各自独立。",
  "Multi-step loss": "多步损失",
  "The query loss after every inner step counts, not after the last alone: steadier gradients through many steps (MAML++).":
    "每个适应步之后的查询损失都计入，而不只是最后一步：步数多时梯度更稳（MAML++）。",
  "All steps count until iteration": "各步都计入，直到第几次迭代",
  "By then the last step's loss has gradually become the only one that counts.":
    "到那时，逐渐变为只计最后一步的损失。",
  regression: "回归",
  classification: "分类",
  decisions: "决策",
  Distance: "距离",
  "Cosine looks at direction only; squared Euclidean makes the classifier linear in the embedding.":
    "余弦只看方向；平方欧氏距离使分类器对嵌入是线性的。",
  "Squared Euclidean": "平方欧氏距离",
  Cosine: "余弦",
  "Cosine scale": "余弦缩放",
  "Higher makes predictions from the same angles more confident.": "越大，同样的夹角给出的预测越自信。",
  "Attention scale": "注意力缩放",
  "Higher lets the most similar support example decide alone; the paper's softmax of plain cosines is 1.":
    "越大，越由最相像的支持样本独自决定；论文中直接对余弦做 softmax 相当于 1。",
  "Full context embeddings": "全上下文嵌入",
  "Recurrent networks embed each support example in view of the others, and each query in view of them all.":
    "循环网络结合其他样本来嵌入每个支持样本，并结合全部样本来嵌入每个查询。",
  "Readings of the support set": "读支持集的遍数",
  "More let a query look again in the light of what it saw.": "遍数越多，查询越能根据所见再看一遍。",
  "Regularisation at the start": "起始正则化",
  "Higher keeps a task's weights smaller and trusts its few examples less; training learns it from there.":
    "越大，任务的权重越小，对少数样本越不轻信；训练从这里开始学习它。",
  "More steps carry the weights further towards each task before the initialisation follows.":
    "步数越多，权重朝每个任务走得越远，初始化参数才随后跟上。",
  "Inner optimiser": "内层优化器",
  "Adam steps alike in all weights, whatever the size of their slopes; it wants a far smaller rate.":
    "无论斜率大小，Adam 在所有权重上步长相近；它需要小得多的学习率。",
  "Plain descent": "普通梯度下降",
  "Adam without momentum": "无动量的 Adam",
  "Mini-batches": "小批次数",
  "Into how many a task's examples are divided; inner steps take them in turn, and it is their difference that teaches Reptile more than joint training.":
    "一个任务的样本分成几批；适应步轮流使用它们，正是各批之间的差异使 Reptile 学到的多于联合训练。",
  Adapts: "适应哪些层",
  "With the last layer alone the features are shared by all tasks, and each inner step costs little.":
    "只适应最后一层时，特征由所有任务共享，每个适应步代价很小。",
  "Last layer only": "仅最后一层",
  "All layers (MAML)": "所有层（MAML）",
  "Inner learning rates at the start": "起始内层学习率",
  "Where the learned rates begin; from there each weight's goes its own way.":
    "学到的学习率从这里开始；之后每个权重的学习率各自变化。",
  "Each inner step then has rates of its own, those past the trained steps the last one's: early steps can tell what kind of task it is, later ones fit it.":
    "每个适应步都有自己的学习率，超出训练步数的用最后一步的：前面的步可以分辨任务属于哪一种，后面的步去拟合它。",
  "Learned inner rates": "学到的内层学习率",
  "Samples at test": "测试时的采样数",
  "How many initialisations are drawn for a task, each adapted apart: more show the spread better and cost more.":
    "为一个任务采样多少组初始化参数，各自适应：越多越能看出离散度，代价也越高。",
  "Weight of the divergence": "散度的权重",
  "Higher keeps what the query set tells from straying from what the support set alone tells; 0 ends in near-certainty.":
    "越大，越不让查询集所说的偏离支持集所说的；为 0 则最终近乎毫不怀疑。",
  "Conditioning steps": "条件化步数",
  "Gradient steps that move the mean towards the support set before initialisations are drawn.":
    "在采样初始化参数之前，把均值朝支持集移动的梯度步数。",
  "Conditioning rates at the start": "起始条件化学习率",
  "Where the learned rates of these steps begin.": "这些步的学习率从这里开始学习。",
  "Standard deviation at the start": "起始标准差",
  "Where the learned spread of each weight begins.": "每个权重的离散度从这里开始学习。",
  "Learned spread of each weight": "学到的各权重离散度",
  Members: "成员数",
  "So many initialisations are learned apart; each costs as much as one MAML.":
    "分别学习这么多组初始化参数；每组的代价相当于一个 MAML。",
  Discount: "折扣",
  "Closer to 1 makes a reward late in the trial worth as much as one at once, and exploring pay.":
    "越接近 1，试验后期的奖励与眼前的奖励越等值，探索也越划算。",
  "Advantage trace": "优势迹",
  "Higher trusts what followed more than the value estimate: less bias, more noise.":
    "越大，越相信后来实际发生的而非价值估计：偏差更小，噪声更大。",
  "Entropy bonus": "熵奖励",
  "Keeps the policy undecided for longer; it falls to zero by the last iteration.":
    "让策略更久地保持不定；到最后一次迭代时降为零。",
  "Passes over each batch": "每批的遍数",
  "More passes learn more from each trial played, until the policy has moved too far from it.":
    "遍数越多，从每次试验学到的越多，直到策略离它太远为止。",
  "The meta-batch is played and learned from in so many parts, each one a step of the optimiser.":
    "元批次分成这么多份来进行和学习，每份是优化器的一步。",
  Clipping: "裁剪",
  "How far a batch may move the chance of an action before it stops counting.":
    "一批数据最多能把某个动作的概率改变多少，超过就不再计入。",
  "Weight of the value loss": "价值损失的权重",
  "More lets the recurrent network care for foreseeing reward, not for acting alone.":
    "越大，循环网络越在意预见奖励，而不只是行动。",
  "Actions at test": "测试时的动作",
  "The likeliest action is what the policy is surest of; drawing is what it was trained with.":
    "最可能的动作是策略最有把握的；按概率抽取则是训练时的做法。",
  "Drawn by their chances": "按概率抽取",
  "The likeliest": "最可能的",
  "Fine-tuning rate": "微调学习率",
  "Longer fine-tuning steps on the support set.": "在支持集上微调的步子更大。",
  "Fine-tuning steps": "微调步数",
  "How many gradient steps it may take on the support set.": "可以在支持集上走多少步梯度。",
  Perceptron: "感知机",
  "Fully connected layers.": "全连接层。",
  "Hidden layers": "隐藏层数",
  "More layers can bend the function in more ways.": "层数越多，函数弯曲的方式越多。",
  "Hidden units": "隐藏单元数",
  "Wider layers fit more and cost more.": "层越宽，拟合能力越强，代价越高。",
  Activation: "激活函数",
  "ReLU draws in straight pieces; tanh and softplus draw smooth curves.":
    "ReLU 画出折线；tanh 和 Softplus 画出光滑曲线。",
  ReLU: "ReLU",
  tanh: "tanh",
  Sigmoid: "Sigmoid",
  Softplus: "Softplus",
  "Leaky ReLU": "Leaky ReLU",
  ELU: "ELU",
  SiLU: "SiLU",
  features: "特征",
  image: "图像",
  history: "历史",
  "Conv-4": "Conv-4",
  "Four 3×3 convolutions of stride 2, each normalised.": "四个步幅为 2 的 3×3 卷积，每个之后做归一化。",
  Filters: "滤波器数",
  "More filters see more features; time grows with their square.":
    "滤波器越多，看到的特征越多；用时按平方增长。",
  Normalisation: "归一化",
  "Batch normalisation lets larger learning rates train stably.": "批归一化使较大的学习率也能稳定训练。",
  Batch: "批归一化",
  None: "无",
  "Transductive normalisation": "直推式归一化",
  "Query statistics then come from the query set itself: accuracy rises because test examples are seen together.":
    "查询的统计量来自查询集本身：由于测试样本被放在一起看，准确率会上升。",
  "Features and a learned map": "特征与学到的映射",
  "The features as they are, and beside them a linear map of them, learned, of length one.":
    "保留原有特征，旁边是学到的、长度为一的线性映射。",
  "Learned units": "学到的单元数",
  "A wider map can bring more features together, costs more, and over-fits sooner.":
    "映射越宽，能合并的特征越多，代价越高，也越早过拟合。",
  "Share of the learned map": "学到的映射的份额",
  "At 0 the features stand alone; the more, the less they hold back what is learned.":
    "为 0 时只有原有特征；越大，它们对所学内容的牵制越小。",
  "Gated recurrent unit": "门控循环单元",
  "Reads a history one step at a time and keeps what matters in its state.":
    "一步一步地读取历史，把重要的内容保存在状态中。",
  "Recurrent units": "循环单元数",
  "A larger state remembers more of a trial and makes each step dearer.":
    "状态越大，对试验记得越多，每一步的代价也越高。",
  "Outer learning rate": "外层学习率",
  "Longer meta-steps: faster learning, unstable when too long.": "元步更大：学得更快，过大则不稳定。",
  "Meta-batch": "元批次",
  "Averaging over more tasks steadies each meta-step and makes it dearer.":
    "对更多任务取平均，使每个元步更稳，代价也更高。",
  tasks: "个任务",
  "Outer optimiser": "外层优化器",
  "Adam scales each weight's step by its history; SGD does not and wants a larger rate.":
    "Adam 按每个权重的历史缩放步长；SGD 不缩放，需要更大的学习率。",
  Adam: "Adam",
  "SGD with momentum": "带动量的 SGD",
  Momentum: "动量",
  "More keeps the outer loop rolling in the direction of past steps.":
    "越大，外循环越沿着过去的方向继续前进。",
  Schedule: "学习率调度",
  "An outer rate that falls to zero by the last iteration settles the result.":
    "外层学习率在最后一次迭代前降为零，使结果稳定下来。",
  Constant: "恒定",
  "Linear to zero": "线性降为零",
  "Cosine to zero": "余弦降为零",
  "Gradient clipping": "梯度裁剪",
  "The meta-gradient's norm is held to this; 0 leaves it free.": "元梯度的范数不超过此值；0 表示不限制。",
  "Stop after": "停止于",
  "Longer runs learn more; a cosine schedule stretches to fit.": "运行越长，学到越多；余弦调度会随之拉长。",
  iterations: "次迭代",
  "A limit on training time; 0 sets none.": "训练时间的上限；0 表示不限。",
  minutes: "分钟",
  "Stop at target": "达到目标即停",
  "Evaluate every": "评估间隔",
  "Rarer evaluation leaves more time for training.": "评估越少，留给训练的时间越多。",
  "Evaluation tasks": "评估任务数",
  "More held-apart tasks narrow the interval and take longer.": "留出的任务越多，区间越窄，用时越长。",
  "Final evaluation tasks": "最终评估任务数",
  "Test tasks at the end of the run; papers use 600.": "运行结束时的测试任务数；论文用 600 个。",
  "Measure the gradient gap": "测量梯度差距",
  "At each evaluation compares the first-order with the second-order meta-gradient on the same episodes, for algorithms that have both.":
    "每次评估时，在同样的任务片段上比较一阶与二阶元梯度（适用于两者兼有的算法）。",
  Seed: "随机种子",
  "The same seed gives the same tasks, weights and curves again.":
    "同样的种子会再次给出同样的任务、权重和曲线。",
  Backend: "后端",
  "Where the arithmetic runs. On WebAssembly curves are the same on every machine; fused, it multiplies and adds with one rounding: quicker on Conv-4, but curves repeat only on the same machine.":
    "运算在哪里进行。用 WebAssembly 时，曲线在每台机器上都相同；用融合乘加时，乘与加只舍入一次：在 Conv-4 上更快，但曲线只在同一台机器上重现。",
  "Best available": "可用的最佳后端",
  WebGPU: "WebGPU",
  WebAssembly: "WebAssembly",
  "WebAssembly, fused": "WebAssembly，融合乘加",
  "Plain CPU": "普通 CPU",
  Baseline: "基线",
  "Joint pretraining learns from the same stream of tasks, alongside, and random weights stand beside it; these alone cost nothing.":
    "联合预训练在一旁从同一任务流中学习，并有随机权重作对照；只用随机权重则没有代价。",
  "Random weights": "随机权重",
  "Baseline's fine-tuning rate": "基线的微调学习率",
  "Longer steps for the pretrained and the random network when they fine-tune.":
    "预训练网络和随机网络微调时的步子更大。",
} as const;
