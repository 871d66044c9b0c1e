using BriefBot.Answer;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Terminal;

/// <summary>Prints how an answer came about below it.</summary>
public sealed class TracePrinter(TerminalPage page)
{
    const int Indent = 2;

    /// <summary>Prints the trace of a reply.</summary>
    public void Print(Trace trace, Localization words)
    {
        ArgumentNullException.ThrowIfNull(words);
        page.Gap();
        page.Line(words[ReplyTerm.HowItCameAbout], Ink.Strong);
        foreach (var line in TraceWords.Lines(trace, words))
        {
            var indent = Indent + (line.Length - line.AsSpan().TrimStart(' ').Length);
            page.Line([new Inked(line.TrimStart(' '))], indent, indent + Indent);
        }
    }
}
