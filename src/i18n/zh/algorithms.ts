// 算法：名称、一句话概要和原理说明。

export const algorithms = {
  MAML: "MAML",
  "Learns an initialisation from which a few gradient steps on the support set fit any task.":
    "学习一组初始化参数，从它出发，在支持集上走几步梯度就能拟合任何任务。",
  "MAML looks for weights θ that are a good place to start from. For each task it takes a few gradient steps on the support set, and asks how well the weights it ended at, θ′, do on the query set.":
    "MAML 寻找适合作为起点的权重 θ。对每个任务，它在支持集上走几步梯度，再看走到的权重 θ′ 在查询集上表现如何。",
  "The outer loop moves θ so that θ′ does better. It differentiates through the inner steps: how θ′ changes with θ depends on the curvature of the support loss. First order leaves that curvature out.":
    "外循环移动 θ，使 θ′ 做得更好。它对适应步求导：θ′ 随 θ 如何变化取决于支持集损失的曲率。一阶方法略去这一曲率。",
  "Prototypical networks": "原型网络",
  "Learns an embedding in which each class gathers around the mean of its support examples.":
    "学习一个嵌入，使每个类别聚集在其支持样本的均值周围。",
  "A prototypical network learns an embedding f in which each class gathers around the mean of its support examples, its prototype. A query belongs to the nearest.":
    "原型网络学习嵌入 f，使每个类别聚集在其支持样本的均值（即原型）周围。查询归属于最近的原型。",
  "Training on more classes at once than are tested makes the embedding finer.":
    "训练时的类数多于测试时，会使嵌入更精细。",
  "Matching networks": "匹配网络",
  "Answers with the labels of the support set, weighted by attention: how alike each example and the query are.":
    "用支持集的标签作答，按注意力加权：每个样本与查询有多相像。",
  "A matching network compares the query with every support example by the cosine of their embeddings, turns that into attention, and answers with the labels it attends to.":
    "匹配网络用嵌入的余弦把查询与每个支持样本相比较，转成注意力，并用它所注意的标签作答。",
  "It learns the embedding f. With one example of each class and a large scale it is a nearest neighbour.":
    "它学习的是嵌入 f。每类只有一个样本且缩放很大时，它就是最近邻。",
  "Ridge head (R2-D2)": "岭回归头（R2-D2）",
  "Learns features on which a ridge regression, solved exactly for each task, is the right last layer.":
    "学习特征，使得对每个任务精确求解的岭回归正是合适的最后一层。",
  "The last layer W of each task is the solution of a ridge regression from the features of its support set to its targets: exact, in one stroke, without inner steps. What is learned are the features φ, through the derivative of that solution.":
    "每个任务的最后一层 W 是从支持集特征到目标的岭回归的解：精确，一步到位，不需要适应步。学习的是特征 φ，梯度通过这个解的导数传递。",
  "The row of ones beside the features is the intercept. With fewer examples than features the system to be solved is as small as the support set.":
    "特征旁边的一行 1 是截距。当样本少于特征时，要解的方程组只有支持集那么大。",
  "Classes are regressed as zeros and ones; a learned scale α makes logits of the answers. The regularisation λ is learned too.":
    "类别按 0 和 1 做回归；学到的缩放 α 把答案变为 logit。正则化系数 λ 也是学来的。",
  Reptile: "Reptile",
  "Trains on each task for some steps and moves the initialisation towards where they led; with a meta-batch of 1 it is the serial version.":
    "在每个任务上训练若干步，把初始化参数朝走到的地方移动；元批次为 1 时即串行版本。",
  "Reptile trains on a task for some steps, as if there were no other, and then moves the initialisation part of the way to where it ended. It needs no second derivatives, and no division into support and query set.":
    "Reptile 在一个任务上训练若干步，仿佛没有别的任务，然后把初始化参数朝终点移动一段。它不需要二阶导数，也不需要划分支持集与查询集。",
  "With one step on all examples that is joint training. With more, steps on different mini-batches agree better and better, and that is what makes adapting quick.":
    "若在全部样本上只走一步，那就是联合训练。若走多步，不同小批次上的步会越来越一致，适应之所以快，原因就在这里。",
  ANIL: "ANIL",
  "MAML whose inner loop adapts the last layer only: the features are learned by the outer loop alone.":
    "内循环只适应最后一层的 MAML：特征只由外循环学习。",
  "ANIL is MAML in which only the last layer w adapts. The features φ below it are the same for every task and are learned by the outer loop alone.":
    "ANIL 是只有最后一层 w 适应的 MAML。其下的特征 φ 对每个任务都相同，只由外循环学习。",
  "If it does as well as MAML, then what MAML learned was good features, not weights that move quickly.":
    "如果它做得和 MAML 一样好，那么 MAML 学到的就是好的特征，而不是能快速移动的权重。",
  "Meta-SGD": "Meta-SGD",
  "MAML that learns, for every weight, how far and which way to step as well.":
    "还为每个权重学习该走多远、朝哪个方向走的 MAML。",
  "Meta-SGD learns, beside where to start, how far and which way each single weight steps. α is as large as θ and may be negative.":
    "除了从哪里出发，Meta-SGD 还学习每个权重走多远、朝哪个方向走。α 与 θ 一样大，并且可以为负。",
  "Each step may have an α of its own, as each step of MAML++ has a rate for each layer (Antoniou et al. 2019): what is learned is then the whole descent, from its first step to its last.":
    "每一步也可以有自己的 α，正如 MAML++ 的每一步对每一层各有一个学习率（Antoniou et al. 2019）：这时学到的是从第一步到最后一步的整个下降过程。",
  "With all of α equal and kept so it is MAML. The pictures below the knobs show α by layer while it is learned.":
    "若 α 各处相等且保持不变，它就是 MAML。旋钮下方的图按层显示学习中的 α。",
  PLATIPUS: "PLATIPUS",
  "MAML that learns a distribution over initialisations: it answers a support set with many functions that fit it.":
    "学习初始化参数的分布的 MAML：面对一个支持集，它给出许多与之相符的函数。",
  "A few points seldom tell which task they come from. PLATIPUS learns a mean μ and a standard deviation σ for every weight. At a new task it moves the mean towards the support set, draws initialisations around it, and adapts each like MAML: where they disagree, the points did not tell.":
    "几个点很少能说明它们来自哪个任务。PLATIPUS 为每个权重学习均值 μ 和标准差 σ。面对新任务，它把均值朝支持集移动，在其周围采样初始化参数，并像 MAML 那样分别适应：它们意见不一之处，就是这些点没有说明之处。",
  "In training the initialisation is drawn from a posterior q that has seen the query set too. The divergence between q and the prior p that has seen the support set alone is the price for knowing more, so that p comes to say what is to be expected.":
    "训练时，初始化参数从还见过查询集的后验 q 中采样。q 与只见过支持集的先验 p 之间的散度，是知道得更多所付的代价；于是 p 学会说出该预期什么。",
  "Ensemble of MAMLs": "MAML 集成",
  "Several MAMLs learned from different random weights: where they disagree, the points did not tell.":
    "从不同随机权重学起的几个 MAML：它们意见不一之处，就是这些点没有说明之处。",
  "Some MAMLs start from different random weights and learn from the same stream of tasks, none knowing of the others. At a task each adapts apart, and their predictions are averaged.":
    "几个 MAML 从不同的随机权重出发，从同一任务流中学习，互不知晓。面对一个任务，它们各自适应，再把预测取平均。",
  "It is the plain way to have several answers, beside which a learned distribution must prove itself. Nothing teaches the members to disagree where they should.":
    "这是得到多个答案的朴素办法，学到的分布须与之比较才能证明自己。没有什么教会各成员在该有分歧的地方产生分歧。",
  "RL²": "RL²",
  "A recurrent policy whose state is all it learns of a task: it sees each action and reward, and acts better as the trial goes on.":
    "一个循环网络策略，它对任务所学的一切都在状态里：它看到每个动作和奖励，随着试验进行越做越好。",
  "RL² has no inner gradient. A recurrent network is fed its last action and what came of it, and keeps its state through all episodes of a trial. Whatever it learns of the task is in that state: the network’s dynamics are the inner learning algorithm.":
    "RL² 没有内层梯度。循环网络的输入是它上一个动作及其结果，状态在一次试验的所有回合中保持。它对任务所学的一切都在这个状态里：网络的动力学就是内层学习算法。",
  "The outer loop trains those dynamics on many tasks by proximal policy optimisation, to earn as much as possible over the whole trial. Exploring early is worth it exactly where it pays later.":
    "外循环用近端策略优化（PPO）在许多任务上训练这一动力学，使整个试验的收益尽可能大。早期探索只有在日后有回报时才值得。",
  "Joint pretraining": "联合预训练",
  "Trains one network on all tasks at once (for classification: to name every training class), then fine-tunes it.":
    "在所有任务上一起训练一个网络（分类时：学会认出每个训练类别），然后微调。",
  "One network is trained on the examples of all tasks as if they were one. At a new task it is fine-tuned by plain gradient steps.":
    "把所有任务的样本当作一个任务来训练一个网络。面对新任务，用普通梯度步微调。",
  "Where tasks disagree, as sinusoids of all phases do, it learns their average, from which no few steps lead anywhere: the baseline that meta-learning has to beat.":
    "当任务互相矛盾时（例如各种相位的正弦曲线），它学到的是平均，从那里走几步哪儿也去不了：这是元学习必须胜过的基线。",
  "From scratch": "从零开始",
  "Starts each task at random weights: what the support set alone can teach.":
    "每个任务都从随机权重开始：只靠支持集能教会多少。",
  "Random weights, never trained, are fine-tuned to each task: what the support set alone can teach.":
    "从未训练过的随机权重在每个任务上微调：只靠支持集能教会多少。",
} as const;
