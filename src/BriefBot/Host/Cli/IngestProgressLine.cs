using System.Globalization;
using System.Text;
using BriefBot.Ingest;

namespace BriefBot.Host.Cli;

/// <summary>Shows how far an ingest has come: a bar that redraws itself on a terminal, a line now and then elsewhere.</summary>
/// <param name="output">Standard error.</param>
/// <param name="redirected">True when nobody watches: then a line every <see cref="PlainInterval"/>.</param>
sealed class IngestProgressLine(TextWriter output, bool redirected) : IProgress<IngestProgress>, IDisposable
{
    const int BarWidth = 30;
    static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);

    readonly Lock _gate = new();
    long _shownAt = TimeProvider.System.GetTimestamp();
    bool _barShown;

    public void Report(IngestProgress value)
    {
        lock (_gate)
        {
            if (TimeProvider.System.GetElapsedTime(_shownAt) < (redirected ? PlainInterval : BarInterval))
                return;
            _shownAt = TimeProvider.System.GetTimestamp();
            if (redirected)
                output.WriteLine(Words(value));
            else
                output.Write($"\r{Bar(value)} {Words(value)}\u001b[K");
            _barShown = !redirected;
        }
    }

    public void Dispose()
    {
        if (_barShown)
            output.Write("\r\u001b[K");
    }

    static string Words(IngestProgress value)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Articles:N0} articles, {value.FilesDone:N0} of {value.Files:N0} files"
        );
        return value.Rejected > 0 ? string.Create(CultureInfo.InvariantCulture, $"{text}, {value.Rejected:N0} rejected") : text;
    }

    static string Bar(IngestProgress value)
    {
        var share =
            value.Bytes is > 0 and var bytes ? (double)value.BytesDone / bytes
            : value.Files > 0 ? (double)value.FilesDone / value.Files
            : 0;
        var full = (int)(Math.Clamp(share, 0, 1) * BarWidth);
        return new StringBuilder("[").Append('█', full).Append('░', BarWidth - full).Append(']').ToString();
    }
}
