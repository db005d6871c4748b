/// Where the head of a letter without line breaks parts: title, number, addressees, text.
struct HeadBoundaries {
  var places: [Int] = []

  init?(_ text: ScalarText) {
    let head = text[text.startIndex..<min(text.endIndex, text.startIndex + 500)]
    guard let title = NoticeKind.firstEnd(in: head) else { return nil }
    places = [title]
    // 某某局文件某发〔2023〕4号关于…: the letterhead, then the number.
    if let file = head.before(title).find("文件") {
      places.append(file.upperBound)
      if let number = DocumentNumber(in: head.before(title).after(file.upperBound)) { places.append(number.range.upperBound) }
    }
    if let number = DocumentNumber(in: head.after(title)) { places += [number.range.lowerBound, number.range.upperBound] }
    if let colon = head.after(places.max() ?? title).firstIndex(of: "：") { places.append(colon + 1) }
  }
}
