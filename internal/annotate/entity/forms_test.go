package entity

import "testing"

// What stands around a name makes other forms of it, and no form of another thing.
func TestFormsAround(t *testing.T) {
	f := newFinder(t)
	for _, c := range []struct {
		rule, text string
		want       []string
	}{
		{"words before the class noun", "华为 ADS 高阶智能驾驶辅助系统上线", []string{"Product 华为 ADS: ADS | 华为 ADS 高阶智能驾驶辅助系统", "Company 华为: "}},
		{"one class noun behind another", "车上用了 AMD V2000A 桌面级系统芯片", []string{"Product AMD V2000A: AMD V2000A 桌面级系统芯片", "Company AMD: "}},
		{"of two kinds neither is the thing", "RTX 4060 桌面显卡先上市，RTX 4060 移动显卡后上市", []string{"Product RTX 4060: "}},
		{"a class noun taken for a part of the name", "OpenAI 推出 o1 模型。o1 擅长推理", []string{"Company OpenAI: ", "Product o1 模型: o1"}},
		{"a body by what it is", "欧盟委员会宣布禁令。该措施旨在保护委员会免受威胁", []string{"Organization 欧盟委员会: 委员会"}},
		{"not if there are two", "欧盟委员会和美国证券交易委员会都在调查。委员会表示", []string{"Organization 欧盟委员会: ", "Organization 美国证券交易委员会: "}},
		{"another of its kind", "欧盟委员会宣布禁令。公司管理委员会已决定暂停", []string{"Organization 欧盟委员会: "}},
		{"a given name alone", "董宇辉辞职。网友支持宇辉", []string{"Person 董宇辉: 宇辉"}},
		{"a foreign given name alone", "伊利亚·苏茨克沃离开了 OpenAI，伊利亚表示", []string{"Person 伊利亚·苏茨克沃: 伊利亚", "Company OpenAI: "}},
		{"two of one given name", "马克·扎克伯格和马克·古尔曼都到了。马克说", []string{"Person 马克·扎克伯格: ", "Person 马克·古尔曼: ", "Person 马克: "}},
		{"a series that is named as one only", "华为 P60 系列将于下月发布", []string{"Product 华为 P60 系列: P60 系列", "Company 华为: "}},
		{"a series and its models", "iPhone 15 系列涨价，iPhone 15 和 iPhone 15 Pro 售价上调", []string{"Product iPhone 15 系列: ", "Product iPhone 15: ", "Product iPhone 15 Pro: "}},
		{"a series and the same without the word", "小米 13 系列发布，小米 13 售价上调", []string{"Product 小米 13 系列: 小米 13", "Company 小米: "}},
		{"a series of models that are of several sizes", "iPhone 15 Pro 系列涨价，iPhone 15 Pro 售价上调", []string{"Product iPhone 15 Pro 系列: ", "Product iPhone 15 Pro: "}},
		{"a kind that makes another product", "微信输入法上线，微信用户增长", []string{"Product 微信输入法: ", "Product 微信: "}},
		{"a kind that does not", "嫦娥六号探测器发射，嫦娥六号将返回", []string{"Product 嫦娥六号探测器: 嫦娥六号"}},
		{"a model with the words of its line", "NVIDIA GeForce RTX 4060 上市，RTX 4060 供货充足", []string{"Company NVIDIA: ", "Product GeForce RTX 4060: NVIDIA GeForce RTX 4060 | RTX 4060"}},
		{"a product without its brand", "Apple Pencil 更新，Pencil 支持压感", []string{"Product Apple Pencil: Pencil", "Company Apple: "}},
		{"of two products that end so neither", "Apple Ring 未获证实，三星 Galaxy Ring 已上市，Ring 支持支付", []string{"Product Apple Ring: ", "Company Apple: ", "Product 三星 Galaxy Ring: Galaxy Ring", "Company 三星: ", "Product Ring: "}},
		{"a class noun behind quotation marks", "波音透露，「星际线」飞船将返航。「星际线」由波音研制", []string{"Company 波音: ", "Product 星际线: 「星际线」飞船"}},
		{"what it belongs to before the quotation marks", "小鹏「无限 XNGP」系统推送，「无限 XNGP」系统升级", []string{"Company 小鹏: ", "Product 无限 XNGP: 「无限 XNGP」系统 | 小鹏「无限 XNGP」系统"}},
		{"a registered name", "小米汽车科技有限公司成立，小米汽车称将扩产", []string{"Company 小米汽车科技有限公司: 小米汽车"}},
		{"the registered name of a listed company", "宁德时代新能源科技股份有限公司公告，宁德时代营收增长", []string{"Company 宁德时代新能源科技股份有限公司: 宁德时代"}},
		{"a part of a listed company", "比亚迪半导体股份有限公司公告，比亚迪营收增长", []string{"Company 比亚迪半导体股份有限公司: ", "Company 比亚迪: "}},
		{"a subsidiary's registered name", "上海比亚迪有限公司成立，比亚迪股价上涨", []string{"Company 上海比亚迪有限公司: ", "Company 比亚迪: "}},
		{"a registered name behind its place", "深圳市卓驭科技有限公司成立，卓驭科技称将扩产", []string{"Company 深圳市卓驭科技有限公司: 卓驭科技"}},
		{"what runs on a system", "Android 手机出货下降，Android 系统更新", []string{"Product Android: Android 系统"}},
		{"a paper in quotation marks", "据《科学》杂志报道，《科学》刊文称", []string{"Organization 科学: 《科学》杂志"}},
		{"a last name behind a dash", "理查德-琼斯离职，琼斯表示", []string{"Person 理查德-琼斯: 琼斯"}},
		{"a real name", "网红李子柒（本名李佳佳）复出，李佳佳表示", []string{"Person 李佳佳: 李子柒"}},
		{"a class noun behind Chinese and Latin", "华为 Mate XT 非凡大师三折叠手机亮相，华为 Mate XT 非凡大师开启预订", []string{"Product 华为 Mate XT 非凡大师: Mate XT 非凡大师 | 华为 Mate XT 非凡大师三折叠手机", "Company 华为: "}},
		{"a browser of the messenger's maker", "QQ 浏览器上线，QQ 用户增长", []string{"Product QQ 浏览器: ", "Product QQ: "}},
		{"a line of a maker that is a product itself", "Xbox Series X 降价，Series X 销量上升", []string{"Product Xbox Series X: Series X"}},
		{"two lines with one model", "Galaxy Tab S9 和 Foxel Tab S9 都降价，Tab S9 销量上升", []string{"Product Galaxy Tab S9: ", "Product Foxel Tab S9: ", "Product Tab S9: "}},
		{"a version and its number", "iPhone SE 4 降价，SE 4 销量上升", []string{"Product iPhone SE 4: SE 4"}},
		{"a number and its version", "iPhone 16 Pro Max 降价，Pro Max 销量上升", []string{"Product iPhone 16 Pro Max: ", "Product Pro Max: "}},
		{"an address", "王凤英离职。王凤英女士曾任总裁", []string{"Person 王凤英: 王凤英女士"}},
		{"a company in Latin letters", "他曾在 Sun Microsystems 公司工作", []string{"Company Sun Microsystems 公司: Sun Microsystems"}},
		{"a brand that the name of its product alone shortens", "乐道汽车宣布，乐道 L60 开始交付", []string{"Company 乐道汽车: 乐道", "Product 乐道 L60: L60"}},
		{"two names of one brand", "英伟达 RTX 4060 降价，NVIDIA RTX 4060 供货紧张", []string{"Product 英伟达 RTX 4060: NVIDIA RTX 4060 | RTX 4060", "Company 英伟达: "}},
		{"two names of the owner", "他从阿里达摩院离职。阿里巴巴达摩院称", []string{"Organization 阿里巴巴达摩院: 阿里达摩院"}},
		{"marks within a name", "“真・智能召唤”功能上线，马斯克称“真智能召唤”功能很慢", []string{"Product 真・智能召唤: 真智能召唤", "Person 马斯克: "}},
		{"a handle", "消息来自 @Kopite7kimi 的爆料", []string{"Person Kopite7kimi: @Kopite7kimi"}},
		{"an attribute", "国产 Model Y 降价。Model Y 交付上升", []string{"Product Model Y: 国产 Model Y"}},
		{"a Chinese form in brackets", "设计师 Raul Pires（劳尔·皮尔斯）加盟", []string{"Person 劳尔·皮尔斯: Raul Pires"}},
		{"the Chinese form of a product", "百度展示 Apolong（阿波龙），阿波龙已经量产", []string{"Company 百度: ", "Product 阿波龙: Apolong"}},
		{"a code behind what it is", "小米超级电机 V8s 亮相，新车将配备两台 V8s", []string{"Product 小米超级电机 V8s: V8s | 超级电机 V8s", "Company 小米: "}},
		{"a code that two products have", "名为“旅航者 X2”和“天行者 X2”的飞行汽车亮相，X2 首飞", []string{"Product 旅航者 X2: ", "Product 天行者 X2: ", "Product X2: "}},
		{"a new model is not the one before", "问界新 M7 上市，问界 M7 降价", []string{"Product 问界新 M7: 新 M7", "Company 问界: ", "Product 问界 M7: M7"}},
		{"a series known without the word", "微软的帝国时代系列销量上升", []string{"Company 微软: ", "Product 帝国时代: 帝国时代系列"}},
		{"two class nouns that say the same", "华为推出鸿蒙操作系统，鸿蒙系统的用户增长", []string{"Company 华为: ", "Product 鸿蒙操作系统: 鸿蒙系统"}},
		{"what belongs to a company, with its name and without", "华为海思半导体复工，海思表示", []string{"Company 华为海思半导体: 海思"}},
		{"a company and its person in a headline", "腾讯张军求谅解。腾讯公关总监张军发文", []string{"Person 张军: ", "Company 腾讯: "}},
		{"a colon within a title", "《黑神话：悟空》热销，《黑神话悟空》登顶", []string{"Product 黑神话：悟空: 黑神话悟空"}},
		{"what says only what it is", "微信小游戏上线，小游戏用户增长", []string{"Product 微信小游戏: "}},
		{"a country before a known company", "美国美团的股价大跌，美团没有上涨", []string{"Place 美国: ", "Company 美团: "}},
		{"a country before a company's full name", "美国波音公司宣布裁员", []string{"Place 美国: ", "Company 波音公司: 美国波音公司"}},
		{"what runs on a system of a version", "Android 13 设备升级，Android 13 系统更新", []string{"Product Android 13: Android 13 系统"}},
		{"what has a part by its name is another thing", "第五代 DM 技术中大型 MPV 上市，第五代 DM 技术升级", []string{"Product 第五代 DM 技术: "}},
		{"a place in a registered name", "云鹿智能（北京）科技有限公司成立，云鹿智能称将扩产", []string{"Company 云鹿智能（北京）科技有限公司: 云鹿智能"}},
		{"the branch of a known company", "比亚迪（上海）科技有限公司成立，比亚迪股价上涨", []string{"Company 比亚迪（上海）科技有限公司: ", "Company 比亚迪: "}},
		{"a coined name beside its Latin one", "SOROX 瑟罗科技完成融资", []string{"Company SOROX 瑟罗科技: SOROX | 瑟罗科技"}},
		{"a medium in two scripts", "晚点 LatePost 报道称，销量上升", []string{"Organization 晚点 LatePost: "}},
		{"a word behind the Latin name", "AITO 汽车称销量上升", []string{"Company AITO 汽车: "}},
		{"the end of a brand in Latin letters", "Apple Music 唱歌上线", []string{"Product Apple Music 唱歌: ", "Company Apple: "}},
		{"a body made short", "欧洲理事会通过了法案，欧理会称明年生效", []string{"Organization 欧洲理事会: 欧理会"}},
		{"a body made short behind its country", "韩国产业通商资源部开会，产业部指出计划", []string{"Organization 韩国产业通商资源部: 产业部"}},
		{"a branch is no short form", "微软亚洲研究院和微软研究院都发了论文", []string{"Organization 微软亚洲研究院: ", "Organization 微软研究院: ", "Company 微软: "}},
		{"a body of its city", "深圳市经信局发布规划，市经信局负责人说", []string{"Organization 深圳市经信局: 市经信局"}},
		{"a plant by where it is", "特斯拉上海工厂停产，上海工厂的工人开始休息", []string{"Place 特斯拉上海工厂: 上海工厂", "Company 特斯拉: "}},
		{"a model of two characters", "比亚迪海鸥上市，全新车型海鸥开始交付", []string{"Product 比亚迪海鸥: 海鸥", "Company 比亚迪: "}},
		{"a name with its generation", "Gerard Williams III 表示，前景良好。Williams 说", []string{"Person Gerard Williams III: Williams"}},
		{"a group and its part", "三星集团开会，三星和三星电子的高管出席", []string{"Company 三星集团: 三星", "Company 三星电子: "}},
		{"the part that goes by the short name", "三星电子发布财报，三星股价上涨", []string{"Company 三星电子: 三星"}},
		{"the company of a plant", "工人走进特斯拉上海工厂", []string{"Place 特斯拉上海工厂: ", "Company 特斯拉: "}},
		{"the school of a department", "他毕业于清华大学计算机系", []string{"Organization 清华大学计算机系: ", "Organization 清华大学: "}},
		{"what is called a title", "他发布题为「组织继续迭代，业务稳步推进」的邮件", []string{"Work 组织继续迭代，业务稳步推进: "}},
		{"a slip of the pen", "Midjourney 更新了模型，Midjouney 的用户增长", []string{"Product Midjourney: Midjouney"}},
		{"a nickname is no one's name", "余承东发文，余大嘴称销量上升", []string{"Person 余承东: 余大嘴"}},
		{"an app that acts", "淘宝宣布优化退款策略", []string{"Company 淘宝: "}},
		{"the app of one that acts", "淘宝宣布优化退款策略，用户打开淘宝 App 退款", []string{"Company 淘宝: ", "Product 淘宝 App: "}},
		{"a title is no person", "高级副总裁陈亮离职", []string{"Person 陈亮: "}},
		{"an app that is used", "商家可以在淘宝上退款", []string{"Product 淘宝: "}},
		{"a country before a Latin name", "瑞士 ABB 发布财报，订单上升", []string{"Place 瑞士: ", "Company ABB: "}},
		{"what else stands in brackets", "OPPO（包括一加）出货下降", []string{"Company OPPO: ", "Company 一加: "}},
		{"a body's name behind its letters", "国际机器人联合会发布报告。IFR（国际机器人联合会）表示，销量增长", []string{"Organization 国际机器人联合会: IFR"}},
		{"what a body is, in brackets", "他加入字节 AI Lab（人工智能实验室），人工智能实验室招人", []string{"Organization 字节 AI Lab: ", "Organization 人工智能实验室: "}},
		{"a real name in brackets", "网红李子柒（李佳佳）复出，李佳佳表示感谢", []string{"Person 李佳佳: 李子柒"}},
		{"a second form in the brackets", "腾讯发布机器人「5 号」（The Five，小五），小五有触觉", []string{"Company 腾讯: ", "Product 5 号: The Five | 小五"}},
		{"a name given up", "卓驭科技（原大疆车载）发布新品，大疆车载曾是一个部门", []string{"Company 卓驭科技: 大疆车载"}},
		{"a price given up", "小米 13（原价 3999 元）降价", []string{"Product 小米 13: ", "Company 小米: "}},
		{"letters of a Latin name", "苹果推出 Privacy Cloud Compute（PCC），PCC 会保护数据", []string{"Company 苹果: ", "Product Privacy Cloud Compute: PCC"}},
		{"what runs on another", "ChatGPT（GPT-4o）上线，GPT-4o 很快", []string{"Product ChatGPT: ", "Product GPT-4o: "}},
		{"the app of the name", "快手关停快看点 App，快看点的用户不多", []string{"Company 快手: ", "Product 快看点 App: 快看点"}},
		{"a protocol", "OPPO 首次采用 Matter 协议，Matter 是智能家居标准", []string{"Company OPPO: ", "Product Matter 协议: Matter"}},
		{"a model that goes by the app's name", "豆包大模型降价，豆包的用户增长", []string{"Product 豆包大模型: ", "Product 豆包: "}},
		{"a version with and without the word", "零跑 C11 增程上市，零跑 C11 增程版售价上涨", []string{"Product 零跑 C11 增程版: C11 增程 | C11 增程版 | 零跑 C11 增程", "Company 零跑: "}},
		{"another word for a version", "特斯拉 FSD V12 版本推送，FSD V12 表现更好", []string{"Product FSD V12: FSD V12 版本"}},
		{"several of a Latin name", "Altera Bot 上线，用户与 Altera Bots 聊天", []string{"Product Altera Bots: Altera Bot", "Company Altera: "}},
		{"a company by what it makes", "云鹿机器人公司完成 A 轮融资，云鹿创始人王磊表示", []string{"Company 云鹿机器人公司: 云鹿", "Person 王磊: "}},
		{"devices of one line", "Pixel 手机降价，Pixel 耳机缺货，Pixel 销量上升", []string{"Product Pixel: "}},
		{"one device of a line", "Pixel 手机降价，Pixel 销量上升", []string{"Product Pixel: Pixel 手机"}},
		{"what runs on an open system", "OpenHarmony App 增多，OpenHarmony 升级", []string{"Product OpenHarmony App: ", "Product OpenHarmony: "}},
		{"a small program within another", "微信小程序增多，用户打开微信", []string{"Product 微信: "}},
	} {
		t.Run(c.rule, func(t *testing.T) { checkAliases(t, f, c.text, c.want) })
	}
}

func TestSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"midjourney", "midjouney", true},
		{"neuralink", "nerualink", true},
		{"扎克伯格", "扎克伯克", true},
		{"midjourney", "midjourney", false},
		{"quickvid", "quickvids", false},
		{"mistral", "fistral", false},
		{"gemini", "gemma", false},
	} {
		if got := slip(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %t", c.a, c.b, got)
		}
	}
}
