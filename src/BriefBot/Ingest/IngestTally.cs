using System.Globalization;
using BriefBot.Corpus;

namespace BriefBot.Ingest;

/// <summary>Counts what an ingest does. A file of broken lines names its first thousand and counts the rest.</summary>
/// <param name="rejectionsPerInput">Rejections of one file that are named one by one.</param>
sealed class IngestTally(int rejectionsPerInput)
{
    readonly List<RejectedInput> _rejected = [];
    readonly List<StoreResult> _first = [];
    readonly long[] _outcomes = new long[3];
    string _file = "";
    long _ofFile;

    /// <summary>Articles stored or unchanged.</summary>
    public long Articles => _outcomes.Sum();

    /// <summary>Rejections so far, counted ones included.</summary>
    public long RejectedCount { get; private set; }

    public void Count(StoreResult result)
    {
        _outcomes[(int)result.Outcome]++;
        if (_first.Count < IngestReport.NamedResults)
            _first.Add(result);
    }

    public void Reject(RejectedInput rejected)
    {
        var line = rejected.Name.LastIndexOf('#');
        var file = line < 0 ? rejected.Name : rejected.Name[..line];
        if (file != _file)
            CloseFile(file);
        RejectedCount++;
        if (++_ofFile <= rejectionsPerInput)
            _rejected.Add(rejected);
    }

    public IngestReport Report(IReadOnlyList<ReconciledDate> reconciled, bool cancelled)
    {
        CloseFile("");
        return new IngestReport(
            _outcomes[(int)StoreOutcome.Added],
            _outcomes[(int)StoreOutcome.Updated],
            _outcomes[(int)StoreOutcome.Unchanged],
            _rejected,
            reconciled,
            cancelled
        )
        {
            First = _first,
        };
    }

    void CloseFile(string next)
    {
        if (_ofFile > rejectionsPerInput)
            _rejected.Add(
                new RejectedInput(
                    _file,
                    string.Create(CultureInfo.InvariantCulture, $"{_ofFile - rejectionsPerInput} further articles of it were rejected too")
                )
            );
        _file = next;
        _ofFile = 0;
    }
}
