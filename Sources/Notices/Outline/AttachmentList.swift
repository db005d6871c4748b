/// The titles of attachments that a letter lists under 附件：.
struct AttachmentList {
  private var titles: [ScalarText] = []
  private var isOpen = false

  mutating func take(_ line: Line) {
    let words = line.squeezed
    if words.starts("附件"), titles.count < 40, let colon = words.firstIndex(of: "：") {
      isOpen = true
      add(words.after(colon + 1))
    } else if isOpen, let ordinal = Ordinal(words), ordinal.level == 3 {
      add(words.after(ordinal.end))
    } else if !words.isEmpty, isOpen {
      isOpen = false
    }
  }

  private mutating func add(_ text: ScalarText) {
    let title = text.after(Ordinal(text)?.end ?? text.startIndex).bare
    if title.count >= 6, title.count <= 120 { titles.append(title) }
  }

  /// Whether `line` is a listed title, in full or nearly so.
  func contains(_ line: ScalarText) -> Bool {
    guard line.count >= 6, line.count <= 120, !line.contains("。"), Ordinal(line) == nil else { return false }
    return titles.contains { $0 == line || line.count >= 10 && ($0.starts(line) || line.starts($0) && line.count <= $0.count + 4) }
  }
}
