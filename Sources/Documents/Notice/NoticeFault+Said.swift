import Domain

/// What a reader says of a file that it does not take, and what to do about it.
extension NoticeFault {
  static let empty = NoticeFault("empty", Name(zh: "文件里没有文字", en: "There is no text in the file"))
  static let tooLong = NoticeFault(
    "too-long", Name(zh: "文件太长，不像一份通知；请把通知和附件分开导入", en: "Too long for a notice; import the notice and its attachments apart"))
  static let old = NoticeFault(
    "old-format",
    Name(
      zh: "这是旧格式或加密的文件（.doc、.xls、.wps）；请打开后另存为 .docx 或 .xlsx 再导入",
      en: "An old or encrypted file (.doc, .xls, .wps); save it as .docx or .xlsx"))
  static let rich = NoticeFault("rich-text", Name(zh: "这是 .rtf 文件；请打开后另存为 .docx 再导入", en: "A .rtf file; save it as .docx"))
  static let page = NoticeFault(
    "web-page", Name(zh: "这是网页文件；请打开后把正文复制到 .txt 或 .docx 再导入", en: "A web page; copy its text into a .txt or .docx"))
  static let archive = NoticeFault("archive", Name(zh: "这是压缩包；请解压后导入里面的通知", en: "An archive; unpack it and import the notice inside"))
  static let image = NoticeFault(
    "image", Name(zh: "这是图片，没有可以读的文字；请识别成文字，存为 .txt 或 .docx 再导入", en: "A picture holds no text; recognise it and save it as .txt or .docx"))

  static func undecodable(line: Int) -> NoticeFault {
    NoticeFault(
      "undecodable",
      Name(
        zh: "第\(line)行读不出来：不是UTF-8、UTF-16或GB18030的文字；请另存为 .docx 或UTF-8的 .txt",
        en: "Line \(line) is not UTF-8, UTF-16 or GB18030 text; save as .docx or .txt in UTF-8"))
  }
}
