// 错误与说明：导入文件、数据和后端所说的话。

export const errors = {
  "{0}: {1}": "{0}：{1}",
  "{0}, {1}: {2}": "{0}，{1}：{2}",
  "{0} of {1}, {2}": "{1}的{0}，共 {2}",
  "{0} class": "{0} 个类别",
  "{0} classes": "{0} 个类别",
  "{0} group": "{0} 个分组",
  "{0} groups": "{0} 个分组",
  "{0} image": "{0} 幅图像",
  "{0} drawing": "{0} 幅图画",
  "{0} drawings": "{0} 幅图画",
  "{0} entry": "{0} 个条目",
  "{0} entries": "{0} 个条目",
  "{0} and {1} more": "{0} 等，另有 {1} 个",
  "{0} and {1}": "{0} 和 {1}",
  "{0} ({1})": "{0}（{1}）",
  "{0}, {1}": "{0}，{1}",
  "{0}.": "{0}。",
  "{0}: {1}.": "{0}：{1}。",
  "{0} (same as {1})": "{0}（与 {1} 相同）",
  "{0}: 1 image repeats another of the same class and is left out: {1}.":
    "{0}：有 1 幅图像与同类中的另一幅重复，已略去：{1}。",
  "{0}: {1} images repeat another of the same class and are left out: {2}.":
    "{0}：有 {1} 幅图像与同类中的另一幅重复，已略去：{2}。",
  "{0}: 1 image is in more than one class, so no learner can tell it apart there; check the folders: {1}.":
    "{0}：有 1 幅图像出现在多个类别中，任何学习器都无法区分；请检查文件夹：{1}。",
  "{0}: {1} images are in more than one class, so no learner can tell them apart there; check the folders: {2}.":
    "{0}：有 {1} 幅图像出现在多个类别中，任何学习器都无法区分；请检查文件夹：{2}。",
  "{0}: {1} of {2} pixels rescaled to {3} × {4}; {5} of them not square, with paper added around.":
    "{0}：{1}（{2} 像素）已缩放为 {3} × {4}；其中 {5} 幅不是正方形，四周补了空白。",
  "{0}: {1} of {2} pixels rescaled to {3} × {4}.": "{0}：{1}（{2} 像素）已缩放为 {3} × {4}。",
  "{0}: {1} in colour turned to grey: {2}.": "{0}：{1}是彩色的，已转为灰度：{2}。",
  "{0}: 1 image of 16 bits used only a small part of their range, and was stretched from its lightest to darkest: {1}.":
    "{0}：有 1 幅 16 位图像只用了一小段取值范围，已按其最浅到最深拉伸：{1}。",
  "{0}: {1} images of 16 bits used only a small part of their range, and were stretched from their own lightest to darkest: {2}.":
    "{0}：有 {1} 幅 16 位图像只用了一小段取值范围，已各按其最浅到最深拉伸：{2}。",
  "{0}: at {1} × {2} pixels the strokes are faint (the darkest pixel is typically {3} of 255). Crop the images closer or draw with a thicker pen.":
    "{0}：缩到 {1} × {2} 像素后笔画很淡（最深的像素通常只有 {3}，满值 255）。请把图像裁得更紧，或用更粗的笔画。",
  "{0}: light ink on dark paper (the edges of {1} of {2} are dark), so light and dark were swapped.":
    "{0}：深底浅字（共 {2} 幅，其中{1}的边缘是深色），已将深浅互换。",
  "{0}: {1} with {2}, unlike the rest; if ink and paper are swapped there, invert them before zipping: {3}.":
    "{0}：{1}是{2}，与其余不同；如果那里的笔画与底色颠倒了，请在压缩前反色：{3}。",
  "a light edge": "浅色边缘",
  "a dark edge": "深色边缘",
  "a control character in its name": "名称中有控制字符",
  "an absolute path": "绝对路径",
  "a path on a drive": "带盘符的路径",
  "a path that leads outside through “..”": "用“..”通向外面的路径",
  "left out of the test, because the training images hold them or their groups too":
    "不用于测试，因为训练图像也含有它们或它们所在的分组",
  "left out of a part of the split, because an earlier part holds them too":
    "不用于划分的某一部分，因为前面的部分也含有它们",
  "{0}: {1} of {2} {3}, by name or by pixels: {4}.": "{0}：{2} 中的{1}{3}（按名称或按像素）：{4}。",
  "Arrange the images as group/class/image.png (an alphabet's folder holds a folder for each character) or class/image.png.":
    "请把图像排列为 分组/类别/图像.png（字母表的文件夹下每个字符一个文件夹）或 类别/图像.png。",
  "The images lie in no folders, so there is no telling their classes.":
    "图像不在任何文件夹中，无从得知它们的类别。",
  "{0}, with the same drawings; each class is kept once.": "{0}，图画也相同；每个类别只保留一次。",
  "1 class goes by the same name in {0} and {1} but with other drawings, and was joined; rename the folder where another character is meant: {2}.":
    "有 1 个类别在 {0} 和 {1} 中同名但图画不同，已合并；如果指的是另一个字符，请给文件夹改名：{2}。",
  "{0} classes go by the same name in {1} and {2} but with other drawings, and were joined; rename the folder where another character is meant: {3}.":
    "有 {0} 个类别在 {1} 和 {2} 中同名但图画不同，已合并；如果指的是另一个字符，请给文件夹改名：{3}。",
  "{0} ({1} in {2})": "{0}（即 {2} 中的 {1}）",
  "{0} in {1} and {2} share images under different names and were kept apart, so no learner can tell them apart; check the folders: {3}.":
    "{1} 和 {2} 中有{0}名称不同却含有相同的图像，仍保持分开，任何学习器都无法区分；请检查文件夹：{3}。",
  "{0} pair of classes": "{0} 对类别",
  "{0} pairs of classes": "{0} 对类别",
  "{0} is in both {1} and {2} ({3})": "{1} 和 {2} 都含有 {0}（{3}）",
  "{0} are in both {1} and {2} ({3})": "{1} 和 {2} 都含有 {0}（{3}）",
  "The pack of images is damaged: it does not unpack. Load the page again, or rebuild it with its build script in datasets.":
    "图像包已损坏：无法解包。请重新加载页面，或用 datasets 中的构建脚本重建。",
  "The pack of images is {0} version {1}, not {2} version {3}. Load the page again, or rebuild it with its build script in datasets.":
    "图像包是 {0} 第 {1} 版，而不是 {2} 第 {3} 版。请重新加载页面，或用 datasets 中的构建脚本重建。",
  "The pack of images is damaged: it holds {0} bytes of pixels for {1} drawings of {2} characters. Load the page again, or rebuild it with its build script in datasets.":
    "图像包已损坏：{2} 个字符的 {1} 幅图画却只有 {0} 字节像素。请重新加载页面，或用 datasets 中的构建脚本重建。",
  "there is no PNG in it": "其中没有 PNG",
  "it is cut short": "文件不完整",
  "its header is missing": "缺少文件头",
  "its pixel data are not of the size it declares": "像素数据与声明的大小不符",
  "{0} × {1} pixels, more than {2}: save it smaller": "{0} × {1} 像素，超过 {2}：请存得小一些",
  "it has no pixels": "没有像素",
  "its header is damaged": "文件头已损坏",
  "interlaced with fewer than 8 bits a sample: save it without interlacing":
    "隔行存储且每样本不足 8 位：请不用隔行方式保存",
  "its pixel data are damaged": "像素数据已损坏",
  "its bytes are damaged": "字节已损坏",
  "a pixel's colour is not in its palette": "有像素的颜色不在调色板中",
  "its palette is missing": "缺少调色板",
  "All images that can be read are of one class, and there is nothing to tell it from.":
    "能读取的图像都属于同一个类别，没有别的类别可供区分。",
  "Add at least one more folder of images.": "请至少再加一个图像文件夹。",
  "{0}: 1 image lies beside the folders of classes or the parts of a split, and is left out: {1}.":
    "{0}：有 1 幅图像不在类别文件夹或划分的各部分之内，已略去：{1}。",
  "{0}: {1} images lie beside the folders of classes or the parts of a split, and are left out: {2}.":
    "{0}：有 {1} 幅图像不在类别文件夹或划分的各部分之内，已略去：{2}。",
  "{0} hold {1} of the same name ({2}). Each zip counts as an alphabet of its own; if those are the same classes, what is trained on is tested, and “train” and “test” in the names of the zips would tell.":
    "{0} 含有{1}同名（{2}）。每个 zip 文件都算作一个独立的字母表；如果它们其实是同样的类别，测试的就是训练过的内容，此时请在 zip 文件名中写明“train”和“test”。",
  "{0}: {1} in other formats than PNG decoded as this machine does it; another might give slightly other pixels, and the set another fingerprint: {2}.":
    "{0}：{1}不是 PNG 格式，按本机的方式解码；换一台机器，像素可能略有不同，数据集的指纹也会不同：{2}。",
  "{0}: 1 image can't be decoded and is left out: {1}.": "{0}：有 1 幅图像无法解码，已略去：{1}。",
  "{0}: {1} images can't be decoded and are left out: {2}.": "{0}：有 {1} 幅图像无法解码，已略去：{2}。",
  "{0}: 1 image is left out: {1}.": "{0}：有 1 幅图像已略去：{1}。",
  "{0}: {1} images are left out: {2}.": "{0}：有 {1} 幅图像已略去：{2}。",
  "{0}: 1 image has nothing drawn on it and is left out: {1}.": "{0}：有 1 幅图像上什么都没画，已略去：{1}。",
  "{0}: {1} images have nothing drawn on them and are left out: {2}.":
    "{0}：有 {1} 幅图像上什么都没画，已略去：{2}。",
  "{0}: {1} without an image that can be used: {2}.": "{0}：{1}没有可用的图像：{2}。",
  "Nothing is drawn on any of the images: each is of one colour.":
    "所有图像上都没有画东西：每幅都只有一种颜色。",
  "If the ink is white on a transparent ground, give it a dark ground or make it black.":
    "如果是透明底上的白色笔画，请加上深色底，或把笔画改成黑色。",
  "None of the images can be used.": "没有一幅图像可用。",
  "Save them again as PNG, or download the zip again.": "请把它们重新存为 PNG，或重新下载 zip 文件。",
  "The zip comes to {0} MiB; at most {1} MiB are read.": "zip 文件有 {0} MiB；最多读取 {1} MiB。",
  "Unpacked, its images come to {0} MiB; at most {1} MiB are read.":
    "解压后图像共 {0} MiB；最多读取 {1} MiB。",
  "it is encrypted": "已加密",
  "it is compressed by {0}, which is not read here": "用 {0} 压缩，这里无法读取",
  "method {0}": "方法 {0}",
  "{0}: {1} with a path that no honest tool writes left out: {2}.":
    "{0}：{1}的路径不像正常工具所写，已略去：{2}。",
  "{0}: {1} of the operating system ignored: {2}.": "{0}：{1}属于操作系统，已忽略：{2}。",
  "{0}: {1} left out because SVG is not read here; convert to PNG: {2}.":
    "{0}：{1}已略去，因为这里不读取 SVG；请转换为 PNG：{2}。",
  "{0}: {1} left out because only PNG is read here; convert to PNG: {2}.":
    "{0}：{1}已略去，因为这里只读取 PNG；请转换为 PNG：{2}。",
  "{0}: {1} left out: {2}.": "{0}：{1}已略去：{2}。",
  "{0} file that is no image": "{0} 个非图像文件",
  "{0} files that are no images": "{0} 个非图像文件",
  "{0}: the zip does not say how the names of {1} are encoded; they were read as {2}, so letters may be wrong: {3}.":
    "{0}：zip 文件没有说明{1}的名称用什么编码；已按 {2} 读取，文字可能有误：{3}。",
  "None of the images can be read.": "没有一幅图像能读取。",
  "Zip the folder again without a password and with the usual compression, Deflate.":
    "请不加密码、用通常的 Deflate 压缩方式重新压缩文件夹。",
  "There is no image of pixels in the zip": "zip 文件中没有像素图像",
  "There is no PNG in the zip": "zip 文件中没有 PNG",
  "{0}, only images of other formats.": "{0}，只有其他格式的图像。",
  "Convert them to PNG.": "请把它们转换为 PNG。",
  "{0}, but there are zips within it.": "{0}，但里面还有 zip 文件。",
  "Unpack it and drop the zips inside.": "请解压后拖入里面的 zip 文件。",
  "Zip fewer classes, fewer images of each, or smaller images.":
    "请少压缩一些类别、每类少放一些图像，或使用更小的图像。",
  "No image set named “{0}” ships with the lab.": "实验室没有自带名为“{0}”的图像集。",
  "What this browser kept of the images is damaged.": "此浏览器保存的图像已损坏。",
  "{0} are parts of a split, by the names of folders or zips":
    "按文件夹或 zip 文件的名称，{0} 是一个划分的各部分",
  "{0}; but they hold the same classes, and what is trained on is no test.":
    "{0}；但它们含有相同的类别，拿训练过的内容来测试不算测试。",
  "Join the parts: the set is then divided anew, with whole groups or classes held apart.":
    "请合并各部分：数据集会重新划分，把整个分组或类别分开。",
  "They are taken as they are; they can be joined instead, and divided anew by group.":
    "现按原样使用；也可以合并，再按分组重新划分。",
  "They are joined, and the set is divided anew; they can be taken as they are instead.":
    "现已合并并重新划分；也可以按原样使用。",
  "They hold the same classes, and what is trained on is no test: so they are joined, and the set is divided anew.":
    "它们含有相同的类别，拿训练过的内容来测试不算测试：因此已合并并重新划分。",
  "{0} hold {1} of the same name ({2})": "{0} 含有{1}同名（{2}）",
  "They are joined, each class from all zips; if each zip is an alphabet of its own, take them as they are.":
    "现已合并，每个类别取自所有 zip 文件；如果每个 zip 文件是独立的字母表，请按原样使用。",
  "Each zip is taken as an alphabet of its own; if they are parts of one set, join them.":
    "每个 zip 文件算作独立的字母表；如果它们是同一数据集的各部分，请合并。",
  "a gzip file (.gz or .tgz)": "gzip 文件（.gz 或 .tgz）",
  "a 7-Zip archive": "7-Zip 压缩包",
  "a RAR archive": "RAR 压缩包",
  "a bzip2 file": "bzip2 文件",
  "an xz file": "xz 文件",
  "a single PNG image": "单独一幅 PNG 图像",
  "the zip points to nothing": "zip 文件指向空处",
  "the zip gives it two sizes": "zip 文件给出了两种大小",
  "its compressed bytes are damaged": "压缩数据已损坏",
  "it unpacks to another size than the zip says": "解压后的大小与 zip 文件所说不符",
  "The file is empty.": "文件是空的。",
  "Download or zip it again.": "请重新下载或压缩。",
  "The zip is cut short: the table of contents at its end is missing.": "zip 文件不完整：缺少末尾的目录。",
  "Download or copy it again.": "请重新下载或复制。",
  "This is {0}, not a zip.": "这是{0}，不是 zip 文件。",
  "This is not a zip.": "这不是 zip 文件。",
  "Drop a .zip with folders of PNG images: group/class/image.png or class/image.png.":
    "请拖入含有 PNG 图像文件夹的 .zip：分组/类别/图像.png 或 类别/图像.png。",
  "The zip's table of contents is damaged.": "zip 文件的目录已损坏。",
  "This is one part of a zip in several parts.": "这是分卷 zip 文件中的一卷。",
  "Join the parts or zip the folder again as one file.": "请合并各卷，或把文件夹重新压缩成一个文件。",
  "The zip has more than {0} entries, and no more are read.": "zip 文件的条目超过 {0} 个，最多只读这么多。",
  "Zip fewer classes, or fewer images of each.": "请少压缩一些类别，或每类少放一些图像。",
  "The pack of sentences is damaged: it does not unpack. Load the page again, or rebuild it (npm run build:banking77, build:clinc150).":
    "句子包已损坏：无法解包。请重新加载页面，或重建它（npm run build:banking77、build:clinc150）。",
  "The pack of sentences is {0} version {1}, not {2} version {3}.":
    "句子包是 {0} 第 {1} 版，而不是 {2} 第 {3} 版。",
  "The pack of {0} is damaged: it does not unpack. Load the page again, or rebuild it with npm run {1}.":
    "{0}包已损坏：无法解包。请重新加载页面，或用 npm run {1} 重建它。",
  "The pack of {0} is {1} version {2}, not {3} version {4}.": "{0}包是 {1} 第 {2} 版，而不是 {3} 第 {4} 版。",
  "The pack of sales is cut short: {0} numbers for {1} products in {2} weeks.":
    "销量包被截断：{0} 个数对应 {2} 周的 {1} 种产品。",
  "The pack of ratings is cut short: {0} numbers for {1} ratings.": "评分包被截断：{0} 个数对应 {1} 个评分。",
  "No set of sentences named “{0}” ships with the lab.": "实验室没有自带名为“{0}”的句子集。",
  "There are no images: the image set did not load.": "没有图像：图像集没有加载成功。",
  "The {0} images have {1} of {2} or more, fewer than the {3} ways asked for.":
    "{0}图像中，{2}以上的只有{1}，少于所要的 {3} 类。",
  "Lower the ways, the shots or the queries, or bring more classes.":
    "请减少类数、样本数或查询数，或提供更多类别。",
  "No domain has {0} intents on one side of this division. Lower the ways, or switch “Within one domain” off.":
    "没有哪个领域在这种划分的一侧有 {0} 个意图。请减少类数，或关闭“同一领域内”。",
  "There are no sentences: the set did not load.": "没有句子：句子集没有加载成功。",
  "{0} has {1} divisions of its intents, not {2}.": "{0} 的意图有 {1} 种划分，没有第 {2} 种。",
  "unnamed adapter": "未命名的适配器",
  "SIMD, 1 thread": "SIMD，1 个线程",
  "SIMD, {0} threads": "SIMD，{0} 个线程",
  "plain JavaScript": "纯 JavaScript",
  "This browser has no WebGPU.": "此浏览器没有 WebGPU。",
  "WebGPU found no adapter.": "WebGPU 没有找到适配器。",
  "Its only adapter is drawn in software, which is slower than WebAssembly.":
    "唯一的适配器由软件模拟，比 WebAssembly 还慢。",
  "The WebGPU backend did not start.": "WebGPU 后端没有启动成功。",
  "This browser's WebAssembly has no SIMD.": "此浏览器的 WebAssembly 没有 SIMD。",
  "This browser's WebAssembly has no fused multiply-add: choose WebAssembly.":
    "此浏览器的 WebAssembly 没有融合乘加：请选择 WebAssembly。",
  "No backend could start. {0}": "没有后端能启动。{0}",
  "One thread only: the page is not cross-origin isolated.": "只有一个线程：页面未做跨源隔离。",
  "{0} of {1} threads came in time: the work is divided among these.":
    "{1} 个线程中有 {0} 个及时就绪：工作由它们分担。",
  "One thread only: the browser refuses memory that threads share.":
    "只有一个线程：浏览器拒绝线程间共享内存。",
  "The browser lets WebAssembly have {0} of memory, not {1}.":
    "浏览器只给 WebAssembly {0} 内存，而不是 {1}。",
  "The browser gives WebAssembly no memory ({0}).": "浏览器不给 WebAssembly 内存（{0}）。",
  "The memory is at its largest.": "内存已达上限。",
  "This experiment needs more memory than the browser gives. Lower the meta-batch, the inner steps or the filters.":
    "这个实验需要的内存超过了浏览器所能给的。请减小元批次、适应步数或滤波器数。",
  "A thread of the WebAssembly backend failed ({0}). Nothing more can be computed on it: start the backend anew.":
    "WebAssembly 后端的一个线程出错了（{0}）。它无法再计算：请重新启动后端。",
  "another gave no answer": "另一个线程没有应答",
  "another was waited for in vain": "没有等到另一个线程",
  "The GPU failed ({0}). Nothing more can be computed on it: start the backend anew, or choose WebAssembly.":
    "GPU 出错了（{0}）。它无法再计算：请重新启动后端，或选择 WebAssembly。",
  "the device was lost: {0}": "设备已丢失：{0}",
  "This experiment needs more memory than the GPU gives. Lower the meta-batch, the inner steps or the filters.":
    "这个实验需要的内存超过了 GPU 所能给的。请减小元批次、适应步数或滤波器数。",
} as const;
