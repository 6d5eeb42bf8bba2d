using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Analytics;

/// <summary>The figures the demo hospital's HIS would have told of the last weeks: fewer on weekends, never the same twice in a row, always the same for the same day.</summary>
public sealed class ReportDemo(CrmDb db, TimeProvider clock) : IRoomPart
{
    private const string Source = "demo-his";
    private const int Days = 31;
    private const int Beds = 420;

    public void Install()
    {
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        for (var back = 0; back < Days; back++)
        {
            var on = today.AddDays(-back);
            var asOf = back == 0 ? now : HospitalZone.StartOf(on.AddDays(1)).AddHours(-6);
            foreach (var (code, value) in FiguresOf(on))
            {
                var figure = new DailyFigure(Source, on, code);
                figure.Stand(value, asOf);
                db.DailyFigures.Add(figure);
            }
        }
    }

    private static IEnumerable<(string Code, decimal Value)> FiguresOf(DateOnly on)
    {
        var busy = on.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 55 : on.DayOfWeek == DayOfWeek.Monday ? 118 : 100;
        var wave = on.DayNumber * 37 % 11 - 5;
        var outpatients = (1180 + wave * 14) * busy / 100;
        var (clinic, wards) = (outpatients * 236m, (640 + wave * 9) * 1_420m);
        return
        [
            (DailyFigure.Outpatients, outpatients), (DailyFigure.Emergencies, 138 - wave * 3), (DailyFigure.Admitted, (58 + wave) * busy / 100), (DailyFigure.Discharged, (55 - wave) * busy / 100),
            (DailyFigure.Inpatients, Beds - 35 + wave * 4), ("OPERATIONS", (31 + wave) * busy / 100), ("BEDS_OPEN", Beds), ("REVENUE_OP", clinic), ("REVENUE_IP", wards), (DailyFigure.Revenue, clinic + wards),
        ];
    }
}
