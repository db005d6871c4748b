/// The agencies named in 市发展改革委、市财政局和各县（市、区）人民政府.
enum PartyList {
  private static let tails = WordIndex("等相关部门和单位 等有关部门和单位 等部门和单位 等相关单位 等有关单位 等相关部门 等有关部门 等部门 等单位 等部门单位 等按职责分工 按职责分工 分别 共同 联合 等")
  private static let joins = WordIndex("以及 及其 及 和 与")
  private static let levels = WordIndex("各县（市、区） 各县（区） 各区（市、县） 各市（州） 县（市、区） 县（区） 区（县） 市（州） 各县市区 各区县 各乡镇 各级 各市 各县 各区 市级 省级 县级 区级 国家 省 市 县 区")

  static func names(_ text: ScalarText) -> [String] {
    var words = text.bare
    while let tail = tails.ending(words) { words = words.before(tail.lowerBound).bare }
    let components = words.components { $0 == "、" || $0 == "，" || $0 == "；" || $0 == "/" || $0.isSpace }.flatMap(parted).map(\.bare).filter
    {
      !$0.isEmpty
    }
    return spread(rejoined(components)).map { trimmedTail($0).withoutSpaces.string }.filter { !$0.isEmpty }.uniqued
  }

  private static let regions = WordIndex("各市 各县 各区 各省 市 县 区 省 各镇 各乡 各市（州）")
  private static let below = WordIndex("县 区 市 州 自治区 直辖市 乡 镇 街道")

  /// 各市、县人民政府 is one party.
  private static func rejoined(_ components: [ScalarText]) -> [ScalarText] {
    var joined: [ScalarText] = []
    for piece in components {
      if let last = joined.last, let tail = last.components({ $0 == "、" }).last, regions.contains(tail) || below.contains(tail),
        below.start(piece) != nil,
        !piece.starts("市直"), !piece.starts("县直"), !piece.starts("区直"), !piece.starts("市级")
      {
        joined[joined.count - 1] = last + "、" + piece
      } else {
        joined.append(piece)
      }
    }
    return joined
  }

  private static func trimmedTail(_ text: ScalarText) -> ScalarText {
    var words = text
    while words.count > 2, let tail = tails.ending(words) { words = words.before(tail.lowerBound).bare }
    return words
  }

  /// At 和 and 及 where both sides are names: 各级编办和人社部门, but not 人力资源和社会保障局.
  private static func parted(_ text: ScalarText) -> [ScalarText] {
    for index in text.indices.dropFirst(2) {
      guard let join = joins.match(text, at: index) else { continue }
      let (a, b) = (text.before(index), text.after(join.upperBound))
      let whole = AgencyName.endings.ending(a.withoutBracketedText) != nil || levels.ending(a) != nil
      if whole, AgencyName.isName(b) || levels.contains(b) || b.starts("各") { return [a] + parted(b) }
    }
    return [text]
  }

  /// 市医疗保障、税务部门 is 市医疗保障部门 and 市税务部门.
  private static func spread(_ components: [ScalarText]) -> [ScalarText] {
    guard components.count > 1, let last = components.last, last.ends("部门"), let first = components.first else { return components }
    guard components.dropLast().allSatisfy({ $0.count <= 16 && AgencyName.endings.ending($0.withoutBracketedText) == nil }) else {
      return components
    }
    let level = levels.start(first)
    return components.enumerated().map { place, piece in
      var piece = piece
      if piece.ends("部门") == false { piece = piece + "部门" }
      if place > 0, let level, levels.start(piece) == nil { piece = first[level] + piece }
      return piece
    }
  }
}
