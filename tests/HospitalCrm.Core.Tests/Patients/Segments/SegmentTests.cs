using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Dress;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Segments;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Patients.Segments;

public sealed class SegmentTests
{
    private static readonly Permission[] Clerk = [PatientPermissions.View, PatientPermissions.SeeNames, SecurityPermissions.Use];

    [Fact]
    public async Task A_shared_segment_is_everybodys_with_its_count_and_an_own_one_nobody_elses()
    {
        await using var hospital = await PatientFiltersTests.OpenAsync();
        var clerk = await hospital.StaffAsync("agent01", "周琳", Clerk);
        var other = await hospital.StaffAsync("agent02", "李娜", Clerk);
        var shared = await SaveAsync(hospital, clerk, "高血压", true, ("disease", "高血压"), ("age", "30-50"));
        var own = await SaveAsync(hospital, clerk, "王姓", false, ("name", "王"));

        var counted = (await CountAsync(hospital, other, shared)).Value!;
        var foreign = await CountAsync(hospital, other, own);
        var seen = (await hospital.Run.RunAsync(other, (ReadSegments use) => use.HandleAsync())).Value!;

        Assert.Equal((1, TestHospital.Monday), (counted.Count, counted.CountedAt));
        Assert.Equal(ProblemKind.Missing, foreign.Problem?.Kind);
        var row = Assert.Single(seen);
        Assert.Equal(("高血压", "周琳", false, true, 1L), (row.Name, row.Owner, row.IsOwn, row.IsShared, row.Count));
    }

    [Fact]
    public async Task The_count_follows_the_patients_once_the_stored_one_is_no_longer_fresh_or_somebody_asks()
    {
        await using var hospital = await PatientFiltersTests.OpenAsync();
        var clerk = await hospital.StaffAsync("agent01", "周琳", Clerk);
        var segment = await SaveAsync(hospital, clerk, "成人", false, ("age", "18+"));
        var first = (await CountAsync(hospital, clerk, segment)).Value!.Count;
        await hospital.HaveAsync(new() { Name = "孙丽", BirthDate = "1970-01-01" });

        var stored = (await CountAsync(hospital, clerk, segment)).Value!.Count;
        var pressed = (await CountAsync(hospital, clerk, segment, anew: true)).Value!.Count;
        await hospital.HaveAsync(new() { Name = "钱进", BirthDate = "1971-01-01" });
        hospital.Clock.Advance(TimeSpan.FromMinutes(2));
        var later = (await CountAsync(hospital, clerk, segment)).Value!.Count;

        Assert.Equal((2, 2, 3, 4), (first, stored, pressed, later));
        Assert.Equal(1, await hospital.WithDbAsync(db => db.SegmentCounts.CountAsync()));
    }

    [Fact]
    public async Task A_narrower_reader_has_a_count_of_his_own_patients()
    {
        await using var hospital = await PatientFiltersTests.OpenAsync();
        var clerk = await hospital.StaffAsync("agent01", "周琳", Clerk);
        var doctor = await hospital.StaffAsync("doctor01", "李主任", SecurityPermissions.Use, PatientPermissions.SeeNames);
        await hospital.WithDbAsync(async db =>
        {
            var staff = await db.Staff.SingleAsync(staff => staff.StaffNo == "doctor01");
            staff.Describe("李主任", "1002", null, null);
            var role = await db.StaffRoles.Where(held => held.StaffId == staff.Id).Select(held => held.RoleId).SingleAsync();
            db.Grants.Add(new(role, PatientPermissions.View.Code, DataScope.Department));
            return await db.SaveChangesAsync();
        });
        hospital.Services.GetRequiredService<Grants>().Forget();
        var segment = await SaveAsync(hospital, clerk, "成人", true, ("age", "18+"));

        var all = (await CountAsync(hospital, clerk, segment)).Value!.Count;
        var before = (await hospital.Run.RunAsync(doctor, (ReadSegments use) => use.HandleAsync())).Value!.Single().Count;
        var own = (await CountAsync(hospital, doctor, segment)).Value!.Count;

        Assert.Equal((2, null, 1), (all, before, own));
    }

    [Fact]
    public async Task What_names_a_person_is_not_shared_and_who_may_not_see_patients_counts_none()
    {
        await using var hospital = await PatientFiltersTests.OpenAsync();
        var clerk = await hospital.StaffAsync("agent01", "周琳", Clerk);
        var stranger = await hospital.StaffAsync("odd01", "无名", SecurityPermissions.Use);
        var segment = await SaveAsync(hospital, clerk, "成人", true, ("age", "18+"));

        var refused = await hospital.Run.RunAsync(clerk, (SaveView use) => use.HandleAsync("patients", "王姓", Question(("name", "王")), true));

        Assert.Equal("Lists.ViewNotShareable", refused.Problem?.Code);
        Assert.Equal(ProblemKind.Forbidden, (await CountAsync(hospital, stranger, segment)).Problem?.Kind);
        Assert.Equal(ProblemKind.Forbidden, (await hospital.Run.RunAsync(stranger, (ReadSegments use) => use.HandleAsync())).Problem?.Kind);
    }

    [Fact]
    public async Task A_segment_that_is_dropped_takes_its_counts_along()
    {
        await using var hospital = await PatientFiltersTests.OpenAsync();
        var clerk = await hospital.StaffAsync("agent01", "周琳", Clerk);
        var segment = await SaveAsync(hospital, clerk, "成人", false, ("age", "18+"));
        await CountAsync(hospital, clerk, segment);

        var dropped = await hospital.Run.RunAsync(clerk, (DropView use) => use.HandleAsync(segment));

        Assert.Null(dropped.Problem);
        Assert.Equal(0, await hospital.WithDbAsync(db => db.SegmentCounts.CountAsync()));
    }

    private static ViewQuestion Question(params (string Filter, string Typed)[] filters) => new(filters.ToDictionary(filter => filter.Filter, filter => filter.Typed), null, false, []);

    private static async Task<Id<SavedView>> SaveAsync(TestHospital hospital, Actor by, string name, bool isShared, params (string Filter, string Typed)[] filters)
    {
        var saved = await hospital.Run.RunAsync(by, (SaveView use) => use.HandleAsync("patients", name, Question(filters), isShared));
        Assert.Null(saved.Problem);
        return saved.Value;
    }

    private static Task<Outcome<SegmentTally>> CountAsync(TestHospital hospital, Actor by, Id<SavedView> id, bool anew = false) =>
        hospital.Run.RunAsync(by, (CountSegment use) => use.HandleAsync(id, anew));
}
