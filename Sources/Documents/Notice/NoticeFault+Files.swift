import Domain

/// The reasons to refuse a file, each with a sentence that tells the user what to do.
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

  static let ofd = NoticeFault("ofd", Name(zh: "这是 .ofd 文件；请用阅读器转成 .pdf 或 .docx 再导入", en: "An .ofd file; turn it into .pdf or .docx"))
  static let openDocument = NoticeFault(
    "open-document", Name(zh: "这是 .odt 或 .ods 文件；请另存为 .docx 或 .xlsx 再导入", en: "An .odt or .ods file; save it as .docx or .xlsx"))
  static let damaged = NoticeFault("damaged", Name(zh: "文件损坏了或不完整；请打开后另存一份再导入", en: "The file is damaged or cut; open it and save it anew"))
  static let bomb = NoticeFault(
    "bomb", Name(zh: "文件展开后大得不正常，没有读；请另存一份再导入", en: "Unpacked, the file is larger than any notice; it was not read"))
  static let entities = NoticeFault(
    "entities", Name(zh: "文件里有不该有的实体声明，没有读；请另存一份再导入", en: "The file declares entities, which no office format does; it was not read"))
  static let scan = NoticeFault(
    "scan",
    Name(
      zh: "这份 .pdf 是扫描件，没有可以读的文字；请识别成文字，存为 .docx 或 .txt 再导入",
      en: "This .pdf is a scan without text; recognise it and save it as .docx or .txt"))
  static let lockedPDF = NoticeFault(
    "locked", Name(zh: "这份 .pdf 不许取出文字；请换一份没有加密的", en: "This .pdf does not let its text be taken; use one that is not encrypted"))
  static let damagedPDF = NoticeFault(
    "damaged", Name(zh: "这份 .pdf 打不开：损坏了或有密码；请另存一份或改用 .docx", en: "This .pdf does not open: damaged or locked; save it anew or use .docx"))
  static let noReader = NoticeFault(
    "no-reader",
    Name(zh: "服务器上没有读 .pdf 的程序（poppler-utils）；请改用 .docx 或 .txt", en: "The server has no reader for .pdf (poppler-utils); use .docx or .txt")
  )

  static func undecodable(line: Int) -> NoticeFault {
    NoticeFault(
      "undecodable",
      Name(
        zh: "第\(line)行读不出来：不是UTF-8、UTF-16或GB18030的文字；请另存为 .docx 或UTF-8的 .txt",
        en: "Line \(line) is not UTF-8, UTF-16 or GB18030 text; save as .docx or .txt in UTF-8"))
  }
}
