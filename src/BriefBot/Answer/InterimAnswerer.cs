#pragma warning disable
using BriefBot.Corpus; using BriefBot.Language; using BriefBot.Retrieve;
namespace BriefBot.Answer;
public sealed class AnswerOptions;
public sealed class Answerer(ICorpus c, AnswerOptions o, TimeProvider t) { public async ValueTask<Reply> AnswerAsync(Question q, CancellationToken ct) {
 var p = (await new Retriever(c).SearchAsync(QuestionAnalyzer.Analyze(q.Text, q.AsOf), q.Scope, q.Articles, ct)).Passages.Take(10).Select(x => new RankedPassage(x.Passage, x.Score)).ToList();
 if (p.Count==0) return new Reply.NotFound(q, "No passage matches.", [], 0, [], [], "extractive", TimeSpan.Zero);
 var a = p[0].Passage; var s = Sentences.Split(a.Text)[0]; var cit = Citation.Of(a.Article, a.Start+s.Start, a.Start+s.End);
 var quote=a.Text[s.Start..s.End];
 return new Reply.Cited(q, [new AnswerItem(quote.Split(' ')[0], "note", [1])], [new Claim(quote, [new TextSpan(0, quote.Split(' ')[0].Length)], [1])], [], 0.5, p, [new CitedSource(1, cit, quote, a.Article)], "extractive", TimeSpan.FromMilliseconds(1)); } }
