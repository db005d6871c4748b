import CCurl

extension SendError {
  /// - Parameter code: The result of the transfer, not `CURLE_OK`.
  init(_ code: CURLcode, in transcript: SMTPTranscript) {
    let refusal = transcript.replyCode.flatMap { $0 >= 400 ? $0 : nil }
    self.init(
      SendError.cause(code, refusal: refusal, at: transcript.stage),
      detail: refusal == nil ? String(cString: transcript.errorText) : transcript.reply)
  }

  /// The server's reply code is more precise than libcurl's code, which is `CURLE_SEND_ERROR` for nearly every refusal.
  private static func cause(_ code: CURLcode, refusal: Int?, at stage: SMTPTranscript.Stage) -> Cause {
    switch (code, refusal) {
    case (CURLE_OPERATION_TIMEDOUT, _): .timedOut
    case (CURLE_USE_SSL_FAILED, _): .encryptionMissing
    case (_, .some(400..<500)): .busy
    case (CURLE_LOGIN_DENIED, _), (_, 530), (_, 534), (_, 535), (_, 538): .authenticationRefused
    case (_, .some): refused(at: stage)
    case (CURLE_PEER_FAILED_VERIFICATION, _), (CURLE_SSL_CACERT_BADFILE, _): .certificateUntrusted
    case (CURLE_SSL_CONNECT_ERROR, _), (CURLE_SSL_CIPHER, _): .encryptionFailed
    case (CURLE_COULDNT_RESOLVE_HOST, _), (CURLE_COULDNT_CONNECT, _): .unreachable
    default: .interrupted
    }
  }

  private static func refused(at stage: SMTPTranscript.Stage) -> Cause {
    switch stage {
    case .greeting: .serverRefused
    case .sender: .senderRefused
    case .recipient: .recipientRefused
    case .message: .messageRefused
    }
  }
}
