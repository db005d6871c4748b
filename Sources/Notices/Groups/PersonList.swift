/// Splits the value of a roster line into people, job titles or agencies.
enum PersonList {
  private static let tails = WordIndex("等同志 同志 等组成 组成 等人 等 担任 兼任")

  /// The names in order, without duplicates.
  static func named(in value: ScalarText) -> [String] {
    let value = holder(value)
    if let name = onePerson(value) { return [name] }
    return value.components { $0 == "、" || $0 == "，" || $0 == "；" || $0 == "。" }.flatMap(entry).filter { !$0.isEmpty }.uniqued
  }

  /// The holder in 由分管领导担任，全面负责…; any other text unchanged.
  private static func holder(_ value: ScalarText) -> ScalarText {
    guard value.starts("由"), let end = value.find("担任") ?? value.find("兼任") ?? value.find("组成") else { return value }
    return value[value.startIndex + 1..<end.lowerBound]
  }

  /// The name of one person with several job titles: 党组书记、局长  周某安.
  private static func onePerson(_ value: ScalarText) -> String? {
    guard value.contains("、") else { return nil }
    let words = merged(value.trimmed)
    guard words.count >= 2, words.count <= 3, let first = words.first, let last = words.last else { return nil }
    if PersonName.isName(last), words.dropLast().allSatisfy({ PersonName.jobTitles.ending($0.withoutBracketedText) != nil }) {
      return PersonName.displayName(last)
    }
    if PersonName.isName(first), words.dropFirst().allSatisfy({ PersonName.jobTitles.ending($0.withoutBracketedText) != nil }) {
      return PersonName.displayName(first)
    }
    return nil
  }

  /// The names in one entry: 周某安, 周  某, 某局局长　周某安, 周某安　某局局长, several names separated by spaces, or a job title.
  private static func entry(_ piece: ScalarText) -> [String] {
    var piece = piece.trimmed
    while piece.count > 2, let tail = tails.ending(piece), !piece.ends("负责同志") { piece = piece.before(tail.lowerBound).trimmed }
    let words = merged(piece)
    let names = words.filter(PersonName.isName)
    if words.count == 1 { return [single(words[0])] }
    if names.count == words.count { return names.map(PersonName.displayName) }
    if let last = words.last, PersonName.isName(last), !names.isEmpty, names.count == 1 || PersonName.jobTitles.ending(words[0]) != nil {
      return [PersonName.displayName(last)]
    }
    if let name = names.first { return [PersonName.displayName(name)] }
    return [piece.withoutSpaces.string]
  }

  private static func single(_ word: ScalarText) -> String {
    if PersonName.isName(word) { return PersonName.displayName(word) }
    return attached(word) ?? word.string
  }

  /// The name after a job title without a space between them: 某局副局长周某安.
  private static func attached(_ word: ScalarText) -> String? {
    let plain = word.withoutBracketedText
    for length in [3, 2, 4] where plain.count >= length + 2 {
      let name = plain.after(plain.endIndex - length)
      let title = plain.before(name.startIndex)
      if PersonName.isName(name), PersonName.jobTitles.ending(title) != nil, !title.ends("会") { return name.string }
    }
    return nil
  }

  /// The words separated by spaces, with the parts of a name joined: 周  某 is one word.
  private static func merged(_ piece: ScalarText) -> [ScalarText] {
    var words: [ScalarText] = []
    var mayJoin = false
    for word in piece.components(\.isSpace) {
      if mayJoin, word.withoutBracketedText.count == 1, let last = words.last, last.withoutBracketedText.count == 1 {
        words[words.count - 1] = last + word
        mayJoin = false
      } else {
        words.append(word)
        mayJoin = word.count == 1
      }
    }
    return words
  }

  /// Whether a line without a label continues a roster: it consists of names, or names with job titles.
  static func continues(_ line: ScalarText) -> Bool {
    guard line.count <= 400, !line.contains("。"), !line.contains("："), Ordinal(line) == nil else { return false }
    let components = line.components { $0 == "、" || $0 == "，" }
    return !components.isEmpty
      && components.allSatisfy { piece in
        let words = merged(piece.trimmed)
        return words.count == 1
          ? PersonName.isName(words[0]) || words[0].count <= 16 && PersonName.jobTitles.ending(words[0]) != nil
          : words.contains(where: PersonName.isName)
      }
  }
}
