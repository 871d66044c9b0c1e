using System.Collections.Frozen;
using BriefBot.Answer.Briefings;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Sayings;

/// <summary>
/// "What did the mayor say about the bridge?": asks for the words of one speaker, who is named, or told by an office or as a group. What
/// others say is no answer to it, however much it is about the bridge.
/// </summary>
sealed class SpeakerQuestion
{
    // Words that may stand between "did" and "say".
    const int LongestSpeaker = 10;

    static readonly FrozenSet<string> Auxiliaries = Lexicon.Set("en/speech", "auxiliaries");
    static readonly FrozenSet<string> Asked = Lexicon.Set("en/speech", "asked");
    static readonly FrozenSet<string> AskedLoosely = Lexicon.Set("en/speech", "asked-loosely");
    static readonly FrozenSet<string> AskedHow = Lexicon.Set("en/speech", "asked-how");
    static readonly FrozenSet<string> Open = Lexicon.Set("en/speech", "open-speakers");
    static readonly FrozenSet<string> Bodies = Lexicon.Set("en/speech", "bodies");
    static readonly string[] Refusals = Lexicon.Lines("en/speech", "refusals");
    static readonly FrozenSet<string> Prepositions = Lexicon.Set("en/speech", "of-speakers");

    readonly AskedSpeaker _speaker;
    readonly SpokenTopic _topic;
    readonly Dictionary<ArticleId, TopicArticle> _articles = [];

    SpeakerQuestion(AskedSpeaker speaker, SpokenTopic topic) => (_speaker, _topic) = (speaker, topic);

    /// <summary>True where sentences that nobody is known to say may answer as well: for "how did … react", what somebody did; for "what do
    /// experts say", what anybody says whom the question may mean; for "what does the report say", what is told of it; for "what did the
    /// company say", what one says that is called by its name.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>Reads the question; null when it is none of these, or not in English.</summary>
    public static SpeakerQuestion? Of(Retrieval retrieval)
    {
        var question = retrieval.Question;
        var words = question.Words;
        if (!question.Language.IsEnglish || words.Count < 4 || !Auxiliaries.Contains(words[1]))
            return null;
        var verb = words.Skip(3).Take(LongestSpeaker).ToList().FindIndex(word => Asks(words[0], word)) + 3;
        if (verb < 3)
            return null;
        var speaker = words.Skip(2).Take(verb - 2).ToList();
        var preposition = speaker.FindIndex(Prepositions.Contains);
        var head = (preposition > 0 ? speaker[..preposition] : speaker).FindLast(word => !StopWords.IsStopWord(word));
        if (head is null)
            return null;
        var terms = question.Terms.Index().ToList();
        // What is carried over from the question before stands in brackets behind: it is no topic.
        var bracket = question.Text.IndexOf('(', StringComparison.Ordinal);
        var end = bracket < 0 ? int.MaxValue : Normalizer.Words(question.Text.AsSpan(0, bracket)).Count;
        var isNamed = terms.Exists(term => term.Item.IsName && term.Item.Term.Word == head);
        var finds = !isNamed && Open.Contains(head);
        // Articles call a president by the name alone.
        var others = speaker.FindAll(word =>
            word != head && !StopWords.IsStopWord(word) && !(isNamed && NameLexicon.Titles.Contains(word))
        );
        return new(
            new AskedSpeaker(
                head,
                others,
                isNamed
                    ? string.Join(' ', terms.Where(term => term.Item.IsName && term.Item.Position < verb).Select(term => term.Item.Surface))
                    : null,
                finds
            ),
            new SpokenTopic(
                retrieval,
                terms.Where(term => term.Item.Position > verb && term.Item.Position < end).Select(term => term.Index).ToHashSet()
            )
        )
        {
            IsOpen = finds || (!isNamed && others.Count == 0 && Bodies.Contains(head)) || !Asked.Contains(words[verb]),
        };
    }

    static bool Asks(string opener, string verb) =>
        opener switch
        {
            "what" => Asked.Contains(verb) || AskedLoosely.Contains(verb),
            "how" => AskedHow.Contains(verb),
            _ => false,
        };

    /// <summary>What the speaker says on what is asked, the nearest to it first; empty where nothing is found.</summary>
    public List<SentenceCandidate> Answers(IReadOnlyList<SentenceCandidate> ranked) =>
        [
            .. ranked
                .Where(sentence => IsSpeakers(sentence) && IsOnTopic(sentence))
                .OrderByDescending(sentence => _topic.Share(sentence.Article, sentence.Text))
                .ThenByDescending(sentence => sentence.Article.Published.Order ?? long.MinValue)
                .ThenBy(sentence => sentence.Span.Start),
        ];

    /// <summary>Of sentences among which none is known to be the speaker's those that may be: somebody says something, and nobody else is
    /// named as who.</summary>
    public static List<SentenceCandidate> Unassigned(IReadOnlyList<SentenceCandidate> ranked) =>
        [
            .. ranked.Where(sentence =>
                sentence.Reading.Speaker is null
                && (sentence.Reading.Quotes.Count > 0 || Normalizer.Words(sentence.Text).Exists(SpeechVerbs.IsVerb))
            ),
        ];

    bool IsSpeakers(SentenceCandidate sentence)
    {
        if (!_articles.TryGetValue(sentence.Article.Id, out var source))
        {
            _articles[sentence.Article.Id] = source = new TopicArticle(sentence.Article, 0, IsAllAboutIt: true);
            _speaker.Read(source);
        }
        return _speaker.Says(source, sentence.Span);
    }

    // With the sentence before it, the title and the lead; whoever says nothing says it on all that the article tells.
    bool IsOnTopic(SentenceCandidate sentence)
    {
        if (Array.Exists(Refusals, refusal => sentence.Text.Contains(refusal, StringComparison.OrdinalIgnoreCase)))
            return _topic.IsIn(sentence.Article, $"{sentence.Article.Title}\n{sentence.Article.Body}");
        var from = sentence.Context.Length > 0 ? sentence.Context.Start : sentence.Span.Start;
        var lead = _articles[sentence.Article.Id].Sentences is [var first, ..] ? first.Text : "";
        return _topic.IsIn(sentence.Article, $"{sentence.Article.Title}\n{lead}\n{sentence.Article.Body[from..sentence.Span.End]}");
    }
}
