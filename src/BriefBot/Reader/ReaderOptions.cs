using System.ComponentModel.DataAnnotations;

namespace BriefBot.Reader;

/// <summary>Settings of the reading model, section "Reader".</summary>
public sealed class ReaderOptions
{
    /// <summary>Whether it reads; without it rules alone choose what is quoted.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether it also judges statements, in <c>check</c> and in the check of written sentences. Off: rules alone let fewer wrong
    /// ones through so far.</summary>
    public bool Judges { get; set; }

    /// <summary>Passages that it reads for a question, 1 to 20. More find more and take longer.</summary>
    [Range(1, 20)]
    public int Passages { get; set; } = 10;

    /// <summary>Processor threads for one reading, 1 to 16.</summary>
    [Range(1, 16)]
    public int Threads { get; set; } = 2;

    /// <summary>Time after which it begins to read nothing more; what it has read by then counts. 50 ms to 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:00:30")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether questions are answered for a file and nobody waits for them: all passages are then read, however long that takes
    /// and however many are answered at once, so that answers don't depend on the machine. Not a setting: who asks for many at once
    /// sets it.</summary>
    internal bool NobodyWaits { get; set; }

    /// <summary>Folder of the model (reader.onnx, vocab.txt); empty for the one that came along.</summary>
    public string Folder { get; set; } = "";
}
