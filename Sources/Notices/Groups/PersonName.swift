/// Recognizes names of persons: a surname and one or two more characters that are neither a job title nor an agency.
enum PersonName {
  private static let surnames = Set(
    ("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒"
      + "屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘斜厉戎祖武符"
      + "刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙"
      + "乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佴伯赏墨哈谯笪年爱阳佟言福肖付代覃苟战鹿初亓迟由丛矫隋门原修咎撒但候才门仝展粟谌占衣卿阿买")
      .unicodeScalars)
  private static let compoundSurnames = WordIndex("欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 长孙 宇文 司空 端木 夏侯 南宫 百里 闻人 轩辕 呼延 独孤")
  static let jobTitles = WordIndex(
    """
    长 主任 书记 主席 经理 员 代表 秘书 委员 工程师 领导 负责人 同志 总监 会计师 经济师 主管 顾问 理事 处级 科级 督导 教授 院士 董事 总裁 司令 政委 检察官 法官 研究员 干部 人员 调研员 专员 主干
    参谋 助理 巡视员 司令员 班子 医师 律师 股东 会
    """)
  private static let excludedWords = WordIndex(
    """
    有关 相关 全体 各县 各区 各市 市级 单位 部门 成员 人员 办公 财政 公安 民政 教育 司法 审计 监察 经信 农业 水利 卫计 交通 商务 文旅 应急 编办 发改 人社 统计 金融 税务 信访 宣传 组织 纪检 法院
    以上 以下 名单 广电
    """)

  /// Whether the word can be the name of a person.
  static func isName(_ word: ScalarText) -> Bool {
    let name = word.withoutBracketedText
    guard (2...4).contains(name.count), name.allSatisfy({ $0.isHan || $0 == "·" }) || name.contains("·") && name.count <= 15,
      let first = name.first
    else {
      return false
    }
    guard excludedWords.start(name) == nil, jobTitles.ending(name) == nil,
      name.contains("·") || AgencyName.endings.ending(name) == nil || name.count <= 3
    else {
      return false
    }
    if name.contains("·") { return true }
    return compoundSurnames.start(name) != nil && name.count >= 3 || surnames.contains(first) && name.count <= 3
      || name.count == 4 && surnames.contains(first) && surnames.contains(name[name.startIndex + 1])
  }

  private static let attributes = WordIndex("女 兼 男 挂职 满族 回族 壮族 藏族 苗族 兼任 正 副 常务 主持工作 党外")

  /// The name without spaces. Keeps a bracket that distinguishes persons of the same name, 张某（东县）, and removes any other.
  static func displayName(_ word: ScalarText) -> String {
    guard let open = word.firstIndex(of: "（"), let close = word.closing(open) else { return word.withoutSpaces.string }
    let bracketed = word[open + 1..<close].trimmed
    let isPlaceName =
      (2...5).contains(bracketed.count) && bracketed.allSatisfy(\.isHan) && !attributes.contains(bracketed)
      && jobTitles.ending(bracketed) == nil && !bracketed.ends("族")
    return (isPlaceName ? word : word.withoutBracketedText).withoutSpaces.string
  }
}
