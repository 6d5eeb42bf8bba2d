using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Dress;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Lists.Dress;

public sealed class ListDressTests
{
    private static readonly string List = PatientList.Definition.Name;

    [Fact]
    public async Task Chosen_columns_are_kept_a_person_and_list()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (wang, li) = await TwoAsync(hospital);
        await ChooseAsync(hospital, wang, "Name");

        await ChooseAsync(hospital, wang, "Phone", "Name");

        Assert.Equal(["Phone", "Name"], (await DressAsync(hospital, wang)).Columns);
        Assert.Empty((await DressAsync(hospital, li)).Columns);
        Assert.Equal(1, await hospital.WithDbAsync(db => db.ListLayouts.CountAsync()));
    }

    [Fact]
    public async Task A_column_the_list_does_not_have_is_refused_by_name()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (wang, _) = await TwoAsync(hospital);

        var outcome = await hospital.Run.RunAsync(wang, (ChooseColumns use) => use.HandleAsync(List, ["Nmae"]));

        Assert.Equal(("Lists.UnknownColumn", "Nmae"), (outcome.Problem?.Code, outcome.Problem?.Args[0]));
    }

    [Fact]
    public async Task An_own_view_is_seen_by_its_owner_only_and_its_question_is_sealed()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (wang, li) = await TwoAsync(hospital);

        await SaveAsync(hospital, wang, "我的", Question(("name", "欧阳娜娜")), isShared: false);

        var view = Assert.Single((await DressAsync(hospital, wang)).Views);
        Assert.Equal(("我的", "欧阳娜娜", true, false), (view.Name, view.Question.Filters["name"], view.IsOwn, view.IsShared));
        Assert.Empty((await DressAsync(hospital, li)).Views);
        var bytes = await hospital.WithDbAsync(db => db.SavedViews.Select(saved => saved.Query).SingleAsync());
        Assert.DoesNotContain("欧阳", System.Text.Encoding.UTF8.GetString(bytes.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_view_is_for_those_who_may_open_the_list_and_bears_no_number()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (wang, _) = await TwoAsync(hospital);
        var stranger = await hospital.StaffAsync("finance01", "周会计", SecurityPermissions.Use);
        await SaveAsync(hospital, wang, "女患者", Question(("sex", "Female")), isShared: true);

        var numbered = await hospital.Run.RunAsync(wang, (SaveView use) => use.HandleAsync(List, "回访 138 0013 8000", Question(("sex", "Female")), isShared: true));
        var foreign = await hospital.Run.RunAsync(stranger, (SaveView use) => use.HandleAsync(List, "全部", Question(), isShared: true));

        Assert.Empty((await DressAsync(hospital, stranger)).Views);
        Assert.Equal("Lists.ViewNameNumber", numbered.Problem?.Code);
        Assert.Equal("Lists.ViewNotOneself", foreign.Problem?.Code);
    }

    [Fact]
    public async Task A_view_by_codes_and_dates_may_be_shared_and_only_its_owner_deletes_it()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (wang, li) = await TwoAsync(hospital);
        var saved = await SaveAsync(hospital, wang, "女患者", Question(("sex", "Female")), isShared: true);

        var seen = Assert.Single((await DressAsync(hospital, li)).Views);
        var refused = await hospital.Run.RunAsync(li, (DropView use) => use.HandleAsync(saved.Value));
        var dropped = await hospital.Run.RunAsync(wang, (DropView use) => use.HandleAsync(saved.Value));

        Assert.False(seen.IsOwn);
        Assert.Equal(ProblemKind.Missing, refused.Problem?.Kind);
        Assert.True(dropped.Succeeded);
        Assert.Empty((await DressAsync(hospital, li)).Views);
    }

    [Fact]
    public async Task Whom_somebody_looks_for_is_never_shared()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (wang, _) = await TwoAsync(hospital);

        var outcome = await SaveAsync(hospital, wang, "找人", Question(("sex", "Female"), ("phone", "13800138000")), isShared: true);

        Assert.Equal("Lists.ViewNotShareable", outcome.Problem?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")]
    public async Task A_view_needs_a_short_name(string name)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (wang, _) = await TwoAsync(hospital);

        Assert.Equal("Lists.ViewName", (await SaveAsync(hospital, wang, name, Question(), isShared: false)).Problem?.Code);
    }

    [Fact]
    public async Task The_same_name_again_replaces_the_view()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (wang, _) = await TwoAsync(hospital);
        await SaveAsync(hospital, wang, "常用", Question(("sex", "Male")), isShared: true);

        await SaveAsync(hospital, wang, " 常用 ", Question(("sex", "Female")), isShared: false);

        var view = Assert.Single((await DressAsync(hospital, wang)).Views);
        Assert.Equal(("Female", false), (view.Question.Filters["sex"], view.IsShared));
    }

    private static async Task<(Actor Wang, Actor Li)> TwoAsync(TestHospital hospital) =>
        (await hospital.StaffAsync("agent01", "王芳", SecurityPermissions.Use, PatientPermissions.View), await hospital.StaffAsync("agent02", "李敏", SecurityPermissions.Use, PatientPermissions.View));

    private static ViewQuestion Question(params (string Filter, string Typed)[] filters) =>
        new(filters.ToDictionary(filter => filter.Filter, filter => filter.Typed), "LastVisit", true, ["Name"]);

    private static Task<Outcome<bool>> ChooseAsync(TestHospital hospital, Actor actor, params string[] columns) =>
        hospital.Run.RunAsync(actor, (ChooseColumns use) => use.HandleAsync(List, columns));

    private static Task<Outcome<Id<SavedView>>> SaveAsync(TestHospital hospital, Actor actor, string name, ViewQuestion question, bool isShared) =>
        hospital.Run.RunAsync(actor, (SaveView use) => use.HandleAsync(List, name, question, isShared));

    private static async Task<ListDress> DressAsync(TestHospital hospital, Actor actor) =>
        (await hospital.Run.RunAsync(actor, (ReadListDress use) => use.HandleAsync(List))).Value!;
}
