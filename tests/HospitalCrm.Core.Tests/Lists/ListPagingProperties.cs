using FsCheck;
using FsCheck.Fluent;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Data;

namespace HospitalCrm.Core.Tests.Lists;

public sealed class ListPagingProperties
{
    private const int Rows = 61;

    [Fact]
    public async Task No_row_stands_on_two_pages_and_none_is_lost_for_any_order_size_and_known_total()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.AddAsync([.. Enumerable.Range(0, Rows).Select(number => new WorkRun("work-" + (number % 2), TestHospital.Monday))]);
        var queries =
            from sort in Gen.Elements<string?>(null, "Work", "Handled", "Failure")
            from isDown in ArbMap.Default.GeneratorFor<bool>()
            from size in Gen.Choose(1, 70)
            from known in Gen.Elements<long?>(null, Rows)
            select new ListQuery { Sort = sort, Descending = isDown, Size = size, KnownTotal = known };

        foreach (var query in queries.Sample(60))
        {
            var seen = new List<Id<WorkRun>>();
            for (var page = 1; page <= (Rows / query.Size) + 1; page++)
            {
                var outcome = await hospital.Run.ReadAsync(Actor.Product("test"), WorkRunList.Definition, query with { Page = page });
                seen.AddRange(outcome.Value!.Rows.Select(row => row.Id));
            }

            Assert.True(seen.Count == Rows && seen.Distinct().Count() == Rows, query.ToString());
        }
    }
}
