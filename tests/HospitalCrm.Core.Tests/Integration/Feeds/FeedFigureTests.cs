using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Integration.Feeds;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Integration.Feeds;

/// <summary>Figures of the whole hospital, as the source tells and corrects them.</summary>
public sealed class FeedFigureTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_days_figure_is_kept_with_when_it_was_true_and_corrected(TestDatabase database)
    {
        await using var feed = await FeedHospital.OpenAsync(database);
        await feed.TellAsync("daily_indicator", Figure(812, "2026-03-02T12:00:00"), Figure(700, "2026-03-02T12:00:00", "ADMITTED"));

        await feed.TellAsync("daily_indicator", Figure(1286, "2026-03-02T17:30:00", at: 1));

        var figures = await feed.ReadAsync(db => db.DailyFigures.AsNoTracking().OrderByDescending(figure => figure.Code).ToListAsync());
        Assert.Equal([(DailyFigure.Outpatients, 1286m), (DailyFigure.Admitted, 700m)], figures.Select(figure => (figure.Code, figure.Value)));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero), figures[0].AsOf);
        Assert.Equal(HisRowState.Applied, (await feed.RowAsync("daily_indicator", "2026-03-02|OP_VISITS")).State);
    }

    [Fact]
    public async Task A_row_without_a_figure_is_no_nought()
    {
        await using var feed = await FeedHospital.OpenAsync();

        await feed.TellAsync("daily_indicator", new { stat_date = "2026-03-02", code = "REVENUE", value = (decimal?)null, as_of = "2026-03-02T17:30:00" });

        Assert.Equal(0, await feed.ReadAsync(db => db.DailyFigures.CountAsync()));
        Assert.Equal((HisRowState.Failed, "no-figure"), await feed.RowAsync("daily_indicator", "2026-03-02|REVENUE") is var row ? (row.State, row.Failure) : default);
    }

    private static object Figure(decimal value, string asOf, string code = "OP_VISITS", int at = 0) => new { stat_date = "2026-03-02", code, value, as_of = asOf, updated_at = FeedHospital.At(at) };
}
