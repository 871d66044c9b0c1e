using BriefBot.Corpus;
using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest;

public class DateInferenceTests
{
    static readonly DateOnly Today = new(2026, 11, 21);

    static PublicationDate Infer(string raw, DateOnly? asOf = null) =>
        DateInference.Infer(RawTextCleaner.Clean(raw, knownTitle: "Harbour talks"), asOf ?? Today);

    [Fact]
    public void Weekday_of_the_dateline_and_the_latest_past_year_leave_one_day()
    {
        var date = Infer(
            "LISBON, Nov. 23 (UPI) -- Ministers opened the harbour talks on Monday, an official said. A first round failed in 2017."
        );

        date.ShouldBe(PublicationDate.Inferred(new(2020, 11, 23), "inferred: Monday 23 November, not before 2017"));
    }

    [Fact]
    public void Several_fitting_years_stay_open_and_are_named()
    {
        var date = Infer(
            "LISBON, Nov. 23 (UPI) -- Ministers opened the harbour talks on Monday, an official said. A first round failed in 2014."
        );

        date.Origin.ShouldBe(DateOrigin.Unknown);
        date.Iso.ShouldBeNull();
        date.Basis.ShouldBe("open: Monday 23 November, not before 2014 fits 2015 and 2020");
    }

    [Fact]
    public void An_edition_of_a_yearly_event_decides_between_years()
    {
        var date = Infer(
            "LISBON, Nov. 23 (UPI) -- Ministers opened the seventh Harbour Cities Forum on Monday. The city has hosted the "
                + "annual forum since 2014."
        );

        date.Day.ShouldBe(new DateOnly(2020, 11, 23));
        date.Basis.ShouldBe("inferred: Monday 23 November, not before 2014, seventh edition of a yearly event since 2014");
    }

    [Fact]
    public void An_edition_that_contradicts_the_weekday_leaves_it_open()
    {
        var date = Infer(
            "LISBON, Nov. 23 (UPI) -- Ministers opened the seventh Harbour Cities Forum on Sunday. The city has hosted the "
                + "annual forum since 2014. Talks failed in 2018."
        );

        date.Year.ShouldBeNull();
        date.Basis.ShouldContain("2025");
        date.Basis.ShouldContain("2020");
    }

    [Fact]
    public void The_year_of_an_edition_stands_alone_without_a_day()
    {
        var date = Infer(
            "Ministers opened the 23rd annual Harbour Cities Forum in Lisbon. The forum, first held in 1998, brings ports "
                + "together every year."
        );

        date.ShouldBe(PublicationDate.InferredYear(2020, "inferred: 23rd edition of a yearly event since 1998"));
    }

    [Theory]
    [InlineData("Ports must be carbon neutral by 2024.")]
    [InlineData("The 2024 Regatta will be held here.")]
    [InlineData("He hopes to run in the 2024 race.")]
    [InlineData("A tunnel is planned for 2023.")]
    [InlineData("The target for 2025 stands.")]
    public void Plans_are_no_lower_bound(string plan) =>
        Infer($"LISBON, Nov. 23 (UPI) -- Ministers opened the harbour talks on Monday. A first round failed in 2017. {plan}")
            .Day.ShouldBe(new DateOnly(2020, 11, 23));

    [Fact]
    public void A_year_after_the_as_of_date_never_counts() =>
        Infer(
            "LISBON, Nov. 23 (UPI) -- Ministers opened the harbour talks on Monday. A first round failed in 2017. In 2040 the "
                + "sea was higher, the model says."
        )
            .Day.ShouldBe(new DateOnly(2020, 11, 23));

    [Fact]
    public void The_day_is_not_in_the_future_of_the_as_of_date()
    {
        var date = Infer(
            "LISBON, Nov. 23 (UPI) -- Ministers opened the harbour talks on Monday. A first round failed in 2017.",
            new DateOnly(2020, 11, 20)
        );

        date.Day.ShouldBeNull();
        date.Basis.ShouldBe("unknown: no Monday 23 November between 2017 and 2020-11-20");
    }

    [Fact]
    public void A_time_zone_may_be_a_day_ahead() =>
        Infer(
            "LISBON, Nov. 23 (UPI) -- Ministers opened the harbour talks on Monday. A first round failed in 2017.",
            new DateOnly(2020, 11, 22)
        )
            .Day.ShouldBe(new DateOnly(2020, 11, 23));

    [Fact]
    public void A_leap_day_fits_leap_years_only()
    {
        var date = Infer("OSLO, Feb. 29 (AP) -- Skaters met on Saturday. The lake froze in 2018.");

        date.ShouldBe(PublicationDate.Inferred(new(2020, 2, 29), "inferred: Saturday 29 February, not before 2018"));
    }

    [Fact]
    public void A_leap_day_that_never_was_that_weekday_is_unknown() =>
        Infer("OSLO, Feb. 29 (AP) -- Skaters met on Wednesday. The lake froze in 2018.")
            .Basis.ShouldStartWith("unknown: no Wednesday 29 February");

    [Fact]
    public void Without_a_weekday_many_years_fit()
    {
        var date = Infer("OSLO, March 3 (AP) -- Skaters met at dawn. The lake froze in 2018.");

        date.Day.ShouldBeNull();
        date.Basis.ShouldBe("open: 3 March, not before 2018 fits 9 years from 2018 to 2026");
    }

    [Theory]
    [InlineData("LIMA, Nov. 3, 2020 /PRNewswire/ -- The port opened.", "stated: dateline")]
    [InlineData("Published: 3 November 2020 10:14 GMT\n\nThe port of Lima opened, officials said.", "stated: labelled line")]
    [InlineData("By Ana Roe | Nov. 3, 2020\n\nThe port of Lima opened, officials said.", "stated: line under the title")]
    [InlineData("Nov. 3, 2020 / 3:43 AM\n\nThe port of Lima opened, officials said.", "stated: line under the title")]
    [InlineData("Updated: Nov. 5, 2020\nPosted: Nov. 3, 2020\n\nThe port of Lima opened, officials said.", "stated: labelled line")]
    [InlineData("3 November 2020: The port of Lima opened, officials said.", "stated: first line")]
    public void A_full_date_is_stated(string raw, string basis) => Infer(raw).ShouldBe(PublicationDate.Stated(new(2020, 11, 3), basis));

    [Fact]
    public void A_stated_date_in_the_future_is_rejected_with_its_reason()
    {
        var date = Infer("Published: 5 January 2031\n\nThe port of Lima opened, officials said.");

        date.Day.ShouldBeNull();
        date.Basis.ShouldBe("stated 2031-01-05 is after 2026-11-21");
    }

    [Fact]
    public void Nothing_known_is_unknown_without_a_basis() =>
        Infer("The port of Lima opened, officials said.").ShouldBe(PublicationDate.Unknown);

    [Fact]
    public void The_weekday_named_most_is_the_reports_own()
    {
        var date = Infer(
            "LISBON, Nov. 23 (UPI) -- Ministers opened the talks on Monday. Envoys who came on Friday met again Monday. A round "
                + "failed in 2017."
        );

        date.Day.ShouldBe(new DateOnly(2020, 11, 23));
    }

    [Fact]
    public void Last_and_next_weekdays_are_of_other_weeks() =>
        Infer(
            "LISBON, Nov. 23 (UPI) -- Envoys who came last Friday and stay until Friday opened the talks on Monday. A round failed in 2017."
        )
            .Day.ShouldBe(new DateOnly(2020, 11, 23));
}
