package article

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// message is what a message or a page that a browser saved as one file (.mht)
// holds of an article.
type message struct {
	meta Metadata
	body []byte
	html bool
}

// openMail reads a message: its newsletter as plain text, or as HTML where there
// is no other or where it is a saved page, whose date is that of saving.
func openMail(raw []byte) (message, error) {
	msg, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return message{}, &Error{Problem: "is no e-mail message: " + err.Error(), Mend: "save its text as .txt or .html", Err: err}
	}
	words := mime.WordDecoder{CharsetReader: charsetReader}
	header := func(key string) string {
		value := msg.Header.Get(key)
		if decoded, err := words.DecodeHeader(value); err == nil {
			return decoded
		}
		return value
	}
	var l message
	parts := map[string][]byte{}
	if err := walkParts(textproto.MIMEHeader(msg.Header), msg.Body, parts); err != nil {
		return message{}, &Error{Problem: "is a message that breaks off or is damaged: " + err.Error(), Mend: "save it again, or its text as .txt or .html", Err: err}
	}
	page, plain := parts["text/html"], parts["text/plain"]
	l.meta.URL = msg.Header.Get("Snapshot-Content-Location")
	saved := l.meta.URL != "" || strings.Contains(msg.Header.Get("From"), "Saved by ") // as browsers write there
	if !saved {
		l.meta.Title = header("Subject")
		if sent, err := msg.Header.Date(); err == nil {
			l.meta.Published = sent.Format(time.DateOnly)
		}
		if from, err := (&mail.AddressParser{WordDecoder: &words}).Parse(msg.Header.Get("From")); err == nil {
			l.meta.Publisher = from.Name
		}
	}
	switch {
	case len(bytes.TrimSpace(plain)) > 0 && (!saved || page == nil):
		l.body = plain
	case page != nil:
		l.body, l.html = page, true
	default:
		return message{}, &Error{Problem: "is a message without text", Mend: "save what is attached to it as .txt or .html"}
	}
	return l, nil
}

// walkParts keeps the first part of each type of text, decoded.
func walkParts(header textproto.MIMEHeader, body io.Reader, parts map[string][]byte) error {
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		kind = "text/plain" // as is meant where nothing is said
	}
	if strings.HasPrefix(kind, "multipart/") {
		for r := multipart.NewReader(body, params["boundary"]); ; {
			p, err := r.NextRawPart()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			if err := walkParts(p.Header, p, parts); err != nil {
				return err
			}
		}
	}
	if kind != "text/plain" && kind != "text/html" || parts[kind] != nil || strings.HasPrefix(header.Get("Content-Disposition"), "attachment") {
		return nil
	}
	switch strings.ToLower(header.Get("Content-Transfer-Encoding")) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	if !utf8.Valid(text) { // what says gb2312 may well be in UTF-8
		if r, err := charsetReader(params["charset"], bytes.NewReader(text)); err == nil {
			if text, err = io.ReadAll(r); err != nil {
				return err
			}
		}
	}
	parts[kind] = text
	return nil
}

// isMail says whether a text opens with the head of a message.
func isMail(raw []byte) bool {
	if !mailHead.Match(raw[:min(len(raw), 200)]) {
		return false
	}
	msg, err := mail.ReadMessage(bytes.NewReader(raw))
	return err == nil && msg.Header.Get("From") != "" && msg.Header.Get("Date") != ""
}

var mailHead = regexp.MustCompile(`^[A-Za-z][A-Za-z-]*: `)

// charsetReader decodes what is in another encoding.
func charsetReader(charset string, in io.Reader) (io.Reader, error) {
	enc, err := htmlindex.Get(charset)
	if err != nil {
		return nil, err
	}
	return enc.NewDecoder().Reader(in), nil
}
