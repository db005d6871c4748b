/// Splits a list of agencies into their names: 市发展改革委、市财政局和各县（市、区）人民政府.
enum PartyList {
  private static let tails = WordIndex("等相关部门和单位 等有关部门和单位 等部门和单位 等相关单位 等有关单位 等相关部门 等有关部门 等部门 等单位 等部门单位 等按职责分工 按职责分工 分别 共同 联合 等")
  private static let conjunctions = WordIndex("以及 及其 及 和 与")
  private static let levels = WordIndex("各县（市、区） 各县（区） 各区（市、县） 各市（州） 县（市、区） 县（区） 区（县） 市（州） 各县市区 各区县 各乡镇 各级 各市 各县 各区 市级 省级 县级 区级 国家 省 市 县 区")

  /// The names in order, without spaces and duplicates.
  static func names(_ text: ScalarText) -> [String] {
    var words = text.bare
    while let tail = tails.ending(words) { words = words.before(tail.lowerBound).bare }
    let components = words.components { $0 == "、" || $0 == "，" || $0 == "；" || $0 == "/" || $0.isSpace }.flatMap(splitAtConjunction).map(
      \.bare
    ).filter {
      !$0.isEmpty
    }
    return completed(rejoined(components)).map { withoutTail($0).withoutSpaces.string }.filter { !$0.isEmpty }.uniqued
  }

  private static let regions = WordIndex("各市 各县 各区 各省 市 县 区 省 各镇 各乡 各市（州）")
  private static let subregions = WordIndex("县 区 市 州 自治区 直辖市 乡 镇 街道")

  /// Joins components that are one party: 各市、县人民政府.
  private static func rejoined(_ components: [ScalarText]) -> [ScalarText] {
    var joined: [ScalarText] = []
    for piece in components {
      if let last = joined.last, let tail = last.components({ $0 == "、" }).last, regions.contains(tail) || subregions.contains(tail),
        subregions.start(piece) != nil,
        !piece.starts("市直"), !piece.starts("县直"), !piece.starts("区直"), !piece.starts("市级")
      {
        joined[joined.count - 1] = last + "、" + piece
      } else {
        joined.append(piece)
      }
    }
    return joined
  }

  private static func withoutTail(_ text: ScalarText) -> ScalarText {
    var words = text
    while words.count > 2, let tail = tails.ending(words) { words = words.before(tail.lowerBound).bare }
    return words
  }

  /// Splits at 和 and 及 between names: 各级编办和人社部门, but not 人力资源和社会保障局.
  private static func splitAtConjunction(_ text: ScalarText) -> [ScalarText] {
    for index in text.indices.dropFirst(2) {
      guard let conjunction = conjunctions.match(text, at: index) else { continue }
      let (a, b) = (text.before(index), text.after(conjunction.upperBound))
      let endsLikeName = AgencyName.endings.ending(a.withoutBracketedText) != nil || levels.ending(a) != nil
      if endsLikeName, AgencyName.isName(b) || levels.contains(b) || b.starts("各") { return [a] + splitAtConjunction(b) }
    }
    return [text]
  }

  /// Adds the shared level and ending to each name: 市医疗保障、税务部门 is 市医疗保障部门 and 市税务部门.
  private static func completed(_ components: [ScalarText]) -> [ScalarText] {
    guard components.count > 1, let last = components.last, last.ends("部门"), let first = components.first else { return components }
    guard components.dropLast().allSatisfy({ $0.count <= 16 && AgencyName.endings.ending($0.withoutBracketedText) == nil }) else {
      return components
    }
    let level = levels.start(first)
    return components.enumerated().map { index, piece in
      var piece = piece
      if piece.ends("部门") == false { piece = piece + "部门" }
      if index > 0, let level, levels.start(piece) == nil { piece = first[level] + piece }
      return piece
    }
  }
}
