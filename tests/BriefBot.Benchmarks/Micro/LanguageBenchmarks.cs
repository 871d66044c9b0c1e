using BenchmarkDotNet.Attributes;
using BriefBot.Benchmarks.Inputs;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Benchmarks.Micro;

/// <summary>The text work that every article and every question goes through.</summary>
[MemoryDiagnoser]
public class LanguageBenchmarks
{
    string _article = "";
    string _question = "";
    DateOnly _day;

    /// <summary>Takes one generated article and one question.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var set = GeneratedNews.Create(200, 20);
        _article = set.Articles[0].Body;
        _question = set.Questions[0].Text;
        _day = set.Questions[0].Day;
    }

    /// <summary>An article into sentences.</summary>
    [Benchmark]
    public int Split() => Sentences.Split(_article).Count;

    /// <summary>An article into the words of the index.</summary>
    [Benchmark]
    public int Normalize() => Normalizer.IndexText(_article).Length;

    /// <summary>The names of an article.</summary>
    [Benchmark]
    public int FindNames() => Sentences.Split(_article).Sum(sentence => Names.Find(_article, sentence).Count);

    /// <summary>A question taken apart.</summary>
    [Benchmark]
    public QuestionAnalysis Analyze() => QuestionAnalyzer.Analyze(_question, _day);

    /// <summary>The hash of a sentence-long quote.</summary>
    [Benchmark]
    public string HashQuote() => Citation.Hash(_article.AsSpan(0, 200));
}
