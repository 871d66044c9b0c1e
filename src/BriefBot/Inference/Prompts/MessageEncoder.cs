using System.Text;
using System.Xml;
using HandlebarsDotNet;

namespace BriefBot.Inference.Prompts;

/// <summary>Encodes values for a template of messages: what XML acts on, and nothing else; what XML can't hold becomes U+FFFD.</summary>
sealed class MessageEncoder : ITextEncoder
{
    public void Encode(StringBuilder? text, TextWriter target)
    {
        if (text is null)
            return;
        foreach (var chunk in text.GetChunks())
            Encode(chunk.Span, target);
    }

    public void Encode(string? text, TextWriter target) => Encode(text.AsSpan(), target);

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        while (text is not null && text.MoveNext())
            Write(text.Current, target);
    }

    static void Encode(ReadOnlySpan<char> text, TextWriter target)
    {
        foreach (var c in text)
            Write(c, target);
    }

    static void Write(char c, TextWriter target)
    {
        switch (c)
        {
            case '<':
                target.Write("&lt;");
                break;
            case '>':
                target.Write("&gt;");
                break;
            case '&':
                target.Write("&amp;");
                break;
            case '"':
                target.Write("&quot;");
                break;
            default:
                target.Write(XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\ufffd');
                break;
        }
    }
}
