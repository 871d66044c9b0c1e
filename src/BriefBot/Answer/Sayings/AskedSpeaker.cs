using System.Buffers;
using System.Collections.Frozen;
using BriefBot.Answer.Briefings;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Answer.Sayings;

/// <summary>A speaker as a question tells it, and where articles have that speaker speak.</summary>
/// <param name="head">What the speaker is, normalised: "engineer", "police", "lumen".</param>
/// <param name="others">The other words that tell the speaker, normalised: "agency".</param>
/// <param name="name">The speaker's name; null where only an office or a group is told.</param>
/// <param name="finds">Whether what the speaker finds or shows is said, too, as of a study.</param>
sealed class AskedSpeaker(string head, IReadOnlyList<string> others, string? name, bool finds)
{
    // "Mayor Edgar Sloane declined", "economist Bram Yilmaz of the Ellmar Institute estimated": words from whoever speaks to the verb.
    const int Reach = 8;

    // "The airport's managing director": words before that say which one it is.
    const int Described = 3;

    // "…,” said the town's mayor": words from the verb to whoever speaks.
    const int Behind = 4;

    // "according to the agency's chief engineer"
    const int AccordingReach = 6;

    // Characters of a description behind a name.
    const int LongestApposition = 100;

    static readonly FrozenSet<string> Spokespeople = Lexicon.Set("en/speech", "spokespeople");
    static readonly FrozenSet<string> Prepositions = Lexicon.Set("en/speech", "of-speakers");
    static readonly FrozenSet<string> Silent = Lexicon.Stems("en/speech", "silent");
    static readonly FrozenSet<string> Verbs = Lexicon.Stems("en/speech", "verbs");
    static readonly FrozenSet<string> Findings = Lexicon.Set("en/speech", "findings");
    static readonly FrozenSet<string> Ends = Lexicon.Set("en/speech", "ends-of-speaker");
    static readonly FrozenSet<string> Passive = Lexicon.Set("en/speech", "passive");

    static readonly SearchValues<char> Closing = SearchValues.Create(",.;—”\"");

    readonly string _stem = PorterStemmer.Stem(head);
    readonly List<string> _others = [.. others.Select(PorterStemmer.Stem)];
    readonly Dictionary<ArticleId, HashSet<int>> _spoken = [];

    // Whether the word itself stands in the article that is read: its plural is somebody else then.
    bool _isExact;

    /// <summary>Finds the speaker's sentences in an article.</summary>
    public void Read(TopicArticle source)
    {
        SpokenSentence.Read(source);
        var spoken = _spoken[source.Article.Id] = [];
        var stems = source.Sentences.SelectMany(sentence => sentence.Stems).ToHashSet(StringComparer.Ordinal);
        stems.UnionWith(Normalizer.Words(source.Article.Title).Select(PorterStemmer.Stem));
        // Somebody else of the same given name isn't meant, nor another board than the hospital's.
        if (!_others.TrueForAll(stems.Contains) || !stems.Contains(_stem))
            return;
        _isExact = source.Sentences.Any(sentence => Normalizer.Words(sentence.Text).Contains(head));
        List<string> named = name is null ? Holders(source) : [name];
        spoken.UnionWith(
            SpokenSentence
                .Of(source, speaker => named.Exists(one => NameGroup.IsSame(speaker, one)))
                .Select(said => said.Sentence.Span.Start)
        );
        spoken.UnionWith(source.Sentences.Where(Speaks).Select(sentence => sentence.Span.Start));
    }

    /// <summary>True when the speaker speaks in a sentence of an article that was read.</summary>
    public bool Says(TopicArticle source, TextSpan sentence) => _spoken[source.Article.Id].Contains(sentence.Start);

    // Who holds the office in this article: "agency engineer Tobias Rennick", "Its buying director, Samuel Pryce", "Reto Caviezel, head
    // of the hazards office".
    List<string> Holders(TopicArticle source) =>
        [
            .. source
                .Sentences.SelectMany(sentence =>
                    sentence
                        .Names.Where(one => one.Kind is NameKind.Person or NameKind.Unknown && IsHolder(sentence, one))
                        .Select(one => one.Text)
                )
                .Distinct(StringComparer.Ordinal),
        ];

    bool IsHolder(TopicSentence sentence, NameMention holder)
    {
        var body = sentence.Article.Body;
        if (holder.Title is { } title && Is(Last(Normalizer.Words(title))))
            return true;
        var before = Normalizer.Words(body.AsSpan(sentence.Span.Start, holder.Span.Start - sentence.Span.Start));
        if (
            (Is(Last(before)) && !IsAnotherOne(before, before.Count - 1))
            || (Spokespeople.Contains(Last(before)) && before.Count > 1 && Is(before[^2]))
        )
            return true;
        var behind = body.AsSpan(holder.Span.End, sentence.Span.End - holder.Span.End);
        if (!behind.StartsWith(", "))
            return false;
        behind = behind[2..Math.Min(behind.Length, LongestApposition)];
        var end = behind.IndexOfAny(Closing);
        var apposition = Normalizer.Words(end < 0 ? behind : behind[..end]);
        // "Noss, who chairs the union"; "Caviezel, who told the head of the office" tells of another.
        if (apposition is ["who", var does, ..])
            return PorterStemmer.Stem(does) == _stem;
        if (apposition.Exists(SpeechVerbs.IsVerb))
            return false;
        // "The head of the firm" isn't the firm; who speaks for it is.
        var whose = apposition.FindIndex(Prepositions.Contains);
        return whose < 0 || Spokespeople.Overlaps(apposition.Take(whose)) ? apposition.Exists(Is) : apposition[..whose].Exists(Is);
    }

    static string Last(List<string> words) => words.Count > 0 ? words[^1] : "";

    bool Is(string word) => word == head || (!_isExact && name is null && PorterStemmer.Stem(word) == _stem);

    // "The agency said", "police would not confirm", "according to residents".
    bool Speaks(TopicSentence sentence)
    {
        var (words, owners) = Words(sentence);
        for (var at = 0; at < words.Count; at++)
        {
            // "Maran's lawyer said"; "the bank's spokesman said" is the bank.
            if (
                !Is(words[at])
                || IsAnotherOne(words, at)
                || (owners.Contains(at) && !(at + 1 < words.Count && Spokespeople.Contains(words[at + 1])))
            )
                continue;
            if (
                SpeaksBehind(words, at)
                || IsAccordedWith(words, at)
                || (at > 0 && sentence.Reading.Quotes.Count > 0 && FollowsVerb(words, at))
            )
                return true;
        }
        return false;
    }

    // Words, and which of them own what follows; "" for the speaker's surname where it isn't theirs: in "Fenwick Pumps", or as a word.
    (List<string> Words, HashSet<int> Owners) Words(TopicSentence sentence)
    {
        var text = sentence.Text;
        var (words, owners) = (new List<string>(), new HashSet<int>());
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        while (tokenizer.Next())
        {
            if (tokenizer.End - tokenizer.Start > 2 && text[tokenizer.End - 2] is '\'' or '’')
                owners.Add(words.Count);
            var word = tokenizer.Word.ToString();
            words.Add(word == head && IsOthers(sentence, tokenizer.Start) ? "" : word);
        }
        return (words, owners);
    }

    bool IsOthers(TopicSentence sentence, int start)
    {
        if (name is null)
            return false;
        var at = sentence.Span.Start + start;
        return char.IsLower(sentence.Text[start])
            || sentence.Names.Any(one => one.Span.Start <= at && at < one.Span.End && !NameGroup.IsSame(one.Text, name));
    }

    // "The salvage company" where the shipping company is asked for.
    bool IsAnotherOne(List<string> words, int at) =>
        name is null
        && _others.Count > 0
        && at > 0
        && !StopWords.IsStopWord(words[at - 1])
        && !words.Take(at).TakeLast(Described).Select(PorterStemmer.Stem).Any(_others.Contains);

    // What a relative clause right behind tells is of the speaker, too: "Depositors who lost savings protested".
    bool SpeaksBehind(List<string> words, int at)
    {
        var from = at + 1 < words.Count && words[at + 1] is "who" or "which" ? at + 2 : at + 1;
        for (var next = from; next <= Math.Min(at + Reach, words.Count - 1) && !Ends.Contains(words[next]); next++)
            if (IsVerb(words[next]) && (!Passive.Contains(words[next - 1]) || words[next] == "reached"))
                return true;
        return false;
    }

    bool IsVerb(string word) =>
        SpeechVerbs.IsVerb(word)
        || (Verbs.Contains(PorterStemmer.Stem(word)) && !word.EndsWith('s'))
        || Silent.Contains(PorterStemmer.Stem(word))
        || (finds && Findings.Contains(word));

    static bool IsAccordedWith(List<string> words, int at)
    {
        for (var before = Math.Max(0, at - AccordingReach); before + 1 < at; before++)
            if (words[before] == "according" && words[before + 1] == "to")
                return true;
        return false;
    }

    // "…,” said the mayor".
    static bool FollowsVerb(List<string> words, int at)
    {
        var before = at - 1;
        while (before > 0 && at - before < Behind && StopWords.IsStopWord(words[before]) && !SpeechVerbs.IsVerb(words[before]))
            before--;
        return words[before] is "said" or "says" or "added" or "wrote";
    }
}
