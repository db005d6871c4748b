/// The indices that separate title, number, addressees and text in a letter without line breaks.
struct HeadBoundaries {
  var indices: [Int] = []

  init?(_ text: ScalarText) {
    let head = text[text.startIndex..<min(text.endIndex, text.startIndex + 500)]
    guard let title = NoticeKind.firstEnd(in: head) else { return nil }
    indices = [title]
    // 某某局文件某发〔2023〕4号关于…: the letterhead precedes the number.
    if let file = head.before(title).find("文件") {
      indices.append(file.upperBound)
      if let number = DocumentNumber(in: head.before(title).after(file.upperBound)) { indices.append(number.range.upperBound) }
    }
    if let number = DocumentNumber(in: head.after(title)) { indices += [number.range.lowerBound, number.range.upperBound] }
    if let colon = head.after(indices.max() ?? title).firstIndex(of: "：") { indices.append(colon + 1) }
  }
}
