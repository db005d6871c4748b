/// The people, posts or agencies a roster line names.
enum PersonList {
  private static let tails = WordIndex("等同志 同志 等组成 组成 等人 等 担任 兼任")

  static func named(in value: ScalarText) -> [String] {
    let value = held(value)
    if let one = posted(value) { return [one] }
    return value.components { $0 == "、" || $0 == "，" || $0 == "；" || $0 == "。" }.flatMap(entry).filter { !$0.isEmpty }.uniqued
  }

  /// 由分管领导担任，全面负责…: only who holds it.
  private static func held(_ value: ScalarText) -> ScalarText {
    guard value.starts("由"), let end = value.find("担任") ?? value.find("兼任") ?? value.find("组成") else { return value }
    return value[value.startIndex + 1..<end.lowerBound]
  }

  /// One person beside several posts: 党组书记、局长  周某安.
  private static func posted(_ value: ScalarText) -> String? {
    guard value.contains("、") else { return nil }
    let words = merged(value.trimmed)
    guard words.count >= 2, words.count <= 3, let first = words.first, let last = words.last else { return nil }
    if PersonName.isName(last), words.dropLast().allSatisfy({ PersonName.posts.ending($0.withoutBracketedText) != nil }) {
      return PersonName.told(last)
    }
    if PersonName.isName(first), words.dropFirst().allSatisfy({ PersonName.posts.ending($0.withoutBracketedText) != nil }) {
      return PersonName.told(first)
    }
    return nil
  }

  /// One entry: 周某安, 周  某, 某局局长　周某安, 周某安　某局局长, several names parted by spaces, or a post.
  private static func entry(_ piece: ScalarText) -> [String] {
    var piece = piece.trimmed
    while piece.count > 2, let tail = tails.ending(piece), !piece.ends("负责同志") { piece = piece.before(tail.lowerBound).trimmed }
    let words = merged(piece)
    let names = words.filter(PersonName.isName)
    if words.count == 1 { return [single(words[0])] }
    if names.count == words.count { return names.map(PersonName.told) }
    if let last = words.last, PersonName.isName(last), !names.isEmpty, names.count == 1 || PersonName.posts.ending(words[0]) != nil {
      return [PersonName.told(last)]
    }
    if let name = names.first { return [PersonName.told(name)] }
    return [piece.withoutSpaces.string]
  }

  private static func single(_ word: ScalarText) -> String {
    if PersonName.isName(word) { return PersonName.told(word) }
    return attached(word) ?? word.string
  }

  /// The name after a post written without a space: 某局副局长周某安.
  private static func attached(_ word: ScalarText) -> String? {
    let plain = word.withoutBracketedText
    for length in [3, 2, 4] where plain.count >= length + 2 {
      let name = plain.after(plain.endIndex - length)
      let post = plain.before(name.startIndex)
      if PersonName.isName(name), PersonName.posts.ending(post) != nil, !post.ends("会") { return name.string }
    }
    return nil
  }

  /// Words between spaces, 周  某 being one.
  private static func merged(_ piece: ScalarText) -> [ScalarText] {
    var words: [ScalarText] = []
    var open = false
    for word in piece.components(\.isSpace) {
      if open, word.withoutBracketedText.count == 1, let last = words.last, last.withoutBracketedText.count == 1 {
        words[words.count - 1] = last + word
        open = false
      } else {
        words.append(word)
        open = word.count == 1
      }
    }
    return words
  }

  /// Whether a line without a label goes on with a roster: only names, or names beside posts.
  static func continues(_ line: ScalarText) -> Bool {
    guard line.count <= 400, !line.contains("。"), !line.contains("："), Ordinal(line) == nil else { return false }
    let components = line.components { $0 == "、" || $0 == "，" }
    return !components.isEmpty
      && components.allSatisfy { piece in
        let words = merged(piece.trimmed)
        return words.count == 1
          ? PersonName.isName(words[0]) || words[0].count <= 16 && PersonName.posts.ending(words[0]) != nil
          : words.contains(where: PersonName.isName)
      }
  }
}
