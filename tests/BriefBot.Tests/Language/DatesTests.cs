using BriefBot.Language;

namespace BriefBot.Tests.Language;

public class DatesTests
{
    [Theory]
    [InlineData("It opened on 2021-03-09 at noon.", "2021-03-09", 2021, 3, 9, null)]
    [InlineData("The vote of Nov. 23 was close.", "Nov. 23", null, 11, 23, null)]
    [InlineData("They met on Nov 3 in Oslo.", "Nov 3", null, 11, 3, null)]
    [InlineData("Signed 23 November 2020 in Rome.", "23 November 2020", 2020, 11, 23, null)]
    [InlineData("Signed November 23, 2020, in Rome.", "November 23, 2020", 2020, 11, 23, null)]
    [InlineData("On the 4th of July crowds came.", "4th of July", null, 7, 4, null)]
    [InlineData("On March 1st rents rose.", "March 1st", null, 3, 1, null)]
    [InlineData("SEPT. 8, 2019 - storm", "SEPT. 8, 2019", 2019, 9, 8, null)]
    [InlineData("talks on Monday, Nov. 23, failed", "Monday, Nov. 23", null, 11, 23, DayOfWeek.Monday)]
    [InlineData("Mon, 23 Nov 2020 10:00 GMT", "Mon, 23 Nov 2020", 2020, 11, 23, DayOfWeek.Monday)]
    [InlineData("Rain fell on Tuesday night.", "Tuesday", null, null, null, DayOfWeek.Tuesday)]
    [InlineData("Prices fell in November 2020 again.", "November 2020", 2020, 11, null, null)]
    [InlineData("Prices fell in June again.", "June", null, 6, null, null)]
    [InlineData("It was founded in 1998.", "1998", 1998, null, null, null)]
    [InlineData("the 2017 election", "2017", 2017, null, null, null)]
    [InlineData("the 2017 floods", "2017", 2017, null, null, null)]
    [InlineData("on 23/11/2020 it rained", "23/11/2020", 2020, 11, 23, null)]
    [InlineData("on 11/23/2020 it rained", "11/23/2020", 2020, 11, 23, null)]
    [InlineData("born Feb. 29, 2020", "Feb. 29, 2020", 2020, 2, 29, null)]
    [InlineData("what happened in may 2020", "2020", 2020, null, null, null)]
    public void A_date_is_found_with_its_span(string text, string expected, int? year, int? month, int? day, DayOfWeek? weekday)
    {
        var mention = Dates.Find(text).ShouldHaveSingleItem();

        text[mention.Span.Start..mention.Span.End].ShouldBe(expected);
        (mention.Year, mention.Month, mention.Day, mention.Weekday).ShouldBe((year, month, day, weekday));
    }

    [Theory]
    [InlineData("It sold 2,017 cars.")]
    [InlineData("Some 2017 people came.")]
    [InlineData("They paid $2017 for it.")]
    [InlineData("Music of the 1990s is back.")]
    [InlineData("Music of the 1990's is back.")]
    [InlineData("He may march; she said so.")]
    [InlineData("May won the vote.")]
    [InlineData("The index closed at 1950.25 points.")]
    [InlineData("The code 20201123 is secret.")]
    [InlineData("Call 555-2099999 now.")]
    [InlineData("The sun sat low over the sea.")]
    [InlineData("They counted 2010 votes there.")]
    [InlineData("")]
    public void What_only_looks_like_a_date_is_none(string text) => Dates.Find(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Feb. 29, 2021")]
    [InlineData("2021-02-29")]
    [InlineData("31 April 2020")]
    public void A_day_that_the_calendar_lacks_is_not_a_full_date(string text) => Dates.Find(text).ShouldNotContain(m => m.Day != null);

    [Fact]
    public void Several_dates_come_in_order_and_do_not_overlap()
    {
        const string text = "From Jan. 3 to 5 March 2019, and again on Friday, the 2020 plan was argued over until June.";

        var mentions = Dates.Find(text);

        mentions.Select(m => text[m.Span.Start..m.Span.End]).ShouldBe(["Jan. 3", "5 March 2019", "Friday", "2020", "June"]);
    }

    [Fact]
    public void A_range_of_years_gives_both_ends() => Dates.Find("the war of 1914-1918").Select(m => m.Year).ShouldBe([1914, 1918]);

    [Theory]
    [InlineData("seventh", 7)]
    [InlineData("7th", 7)]
    [InlineData("twenty-first", 21)]
    [InlineData("Twenty First", 21)]
    [InlineData("six", 6)]
    [InlineData("1.5 million", 1_500_000)]
    [InlineData("2,017", 2017)]
    [InlineData("three hundred and five", 305)]
    [InlineData("two hundred thousand", 200_000)]
    [InlineData("forty-two million", 42_000_000)]
    [InlineData("101st", 101)]
    public void A_number_is_read_from_words_and_digits(string phrase, int expected) => Numerals.Parse(phrase).ShouldBe(expected);

    [Theory]
    [InlineData("sevenths")]
    [InlineData("someone")]
    [InlineData("7up")]
    [InlineData("")]
    public void What_is_no_number_has_no_value(string phrase) => Numerals.Parse(phrase).ShouldBeNull();

    [Fact]
    public void Numbers_are_found_with_their_spans()
    {
        const string text = "About 1,200 people, two of them on their fifth visit, paid $3.5 million to see six hundred paintings.";

        var numbers = Numerals.Find(text);

        numbers.Select(n => text[n.Span.Start..n.Span.End]).ShouldBe(["1,200", "two", "fifth", "3.5 million", "six hundred"]);
        numbers.Select(n => n.IsOrdinal).ShouldBe([false, false, true, false, false]);
    }

    [Fact]
    public void Piled_up_scale_words_do_not_overflow() =>
        Should.NotThrow(() =>
            Numerals.Find(
                string.Concat(Enumerable.Repeat("nine hundred ", 500))
                    + string.Concat(Enumerable.Repeat("trillion ", 500))
                    + new string('9', 500)
            )
        );

    [Theory]
    [InlineData(1, "first")]
    [InlineData(7, "seventh")]
    [InlineData(11, "11th")]
    [InlineData(21, "21st")]
    [InlineData(112, "112th")]
    public void An_ordinal_is_spelled_as_news_does(int value, string expected) => Numerals.Ordinal(value).ShouldBe(expected);
}
