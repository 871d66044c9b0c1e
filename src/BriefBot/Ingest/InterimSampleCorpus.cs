#pragma warning disable
using BriefBot.Corpus;
namespace BriefBot.Ingest { public static class SampleCorpus { public static async ValueTask<(ICorpus, WorkspaceId)> OpenAsync(TimeProvider t, CancellationToken ct) { var c = await BriefBot.Corpus.Sqlite.SqliteCorpus.OpenAsync(Path.Combine(Directory.CreateTempSubdirectory("briefbot").FullName, "samples.db"), null, ct); var w = await c.WorkspaceAsync("samples", ct); await new Ingestor(c, t).IngestAsync(new IngestRequest(w, ["samples"]), null, ct); return (c, w); } } }
