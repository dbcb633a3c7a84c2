// 带走学习器：模型、结果与图片。

export const takeAway = {
  "Take it away": "带走",
  "Train first: there is nothing to take away yet": "请先训练：还没有可以带走的东西",
  "Pause first: what is taken away stands still": "请先暂停：只有停下来的才能带走",
  "The learner (zip)": "学习器（zip）",
  "Weights, model card, results, and a program for Node that adapts to a table of yours and predicts; ONNX, and TensorFlow.js where it fits.":
    "权重、模型卡、结果，以及一个 Node 程序：按您的表格适应并预测；还有 ONNX，适用时也有 TensorFlow.js。",
  "Results (CSV)": "结果（CSV）",
  "Results (JSON)": "结果（JSON）",
  "Pictures (SVG and PNG)": "图片（SVG 和 PNG）",
  "The charts and the picture that are in sight now.": "现在看得到的图表和图片。",
  "There is nothing to take away: train first, and pause.": "没有可以带走的东西：请先训练，再暂停。",
  "{0} is on its way to your downloads.": "{0} 正在存入您的下载文件夹。",
  "Nothing could be taken away: {0}": "无法带走：{0}",
  "No chart or picture in sight is drawn in lines: there is none to save.":
    "看得到的图表和图片都不是矢量图：没有可以保存的。",
  "The experiment goes along as a short PyTorch script, too.": "同时附上用 PyTorch 写成的简短实验脚本。",
  "No PyTorch script goes along. {0}": "不附 PyTorch 脚本。{0}",
  "It is not written in PyTorch: {0}.": "下列部分没有 PyTorch 写法：{0}。",
  "Its data are your own, and a script would have to bring all of them.":
    "它用的是您自己的数据，脚本必须把这些数据全部带上。",
  "The run as a page (HTML)": "把这次运行存成网页（HTML）",
  "One file that opens anywhere, without a network: what was trained, curves to run through, results.":
    "一个文件，不需网络，随处可以打开：训练了什么、可以逐步回放的曲线、结果。",
  "A run of Innerloop, a meta-learning lab in the browser, to look through. Nothing here needs a network.":
    "Innerloop（浏览器里的元学习实验室）的一次运行，可以从头看到尾。这里的一切都不需要网络。",
  "What was trained": "训练了什么",
  Training: "训练",
  "Made with": "由何而来",
  Again: "再训练一次",
  "behind the lab's address: {0}": "接在实验室的网址之后：{0}",
  "How it went": "过程",
  "How it adapts": "如何适应",
  "What it reached": "达到了什么",
  Measure: "度量",
  "Moment of training": "训练的时刻",
  "true function": "真实函数",
  "support points": "支持点",
  contender: "比较对象",
  "before adaptation": "适应之前",
  "The run was not measured.": "这次运行没有评估过。",
  "a person's own, fingerprint {0}": "用户自己的数据，指纹 {0}",
  "{0} meta-steps": "{0} 个元步",
  "the learner less it: {0}": "学习器减去它：{0}",
  "On {0}, after {1} meta-steps; ± is the half-width of a 95% interval over tasks, differences are paired by task.":
    "在 {0}上，{1} 个元步之后；± 是任务间 95% 区间的半宽，差值按任务配对。",
} as const;
