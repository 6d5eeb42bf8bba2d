using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Names;
using HospitalCrm.Core.Tests.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class SearchPatientsTests
{
    [Theory]
    [InlineData("芳", HitReason.Name)]
    [InlineData("王芳", HitReason.Name)]
    [InlineData("wang fang", HitReason.Pinyin)]
    [InlineData("wangf", HitReason.Pinyin)]
    [InlineData("WF", HitReason.Initials)]
    [InlineData("0013 8000", HitReason.Phone)]
    [InlineData("00138000", HitReason.Phone)]
    [InlineData("王芳 8000", HitReason.Phone)]
    [InlineData("wf 8000", HitReason.Phone)]
    [InlineData("11010519491231002X", HitReason.IdNumber)]
    [InlineData("31002x", HitReason.IdNumber)]
    [InlineData("b0001", HitReason.RecordNo)]
    [InlineData("K77", HitReason.CardNo)]
    [InlineData("8000", HitReason.Phone)]
    [InlineData("138-0013-8000", HitReason.Phone)]
    [InlineData("002X", HitReason.IdNumber)]
    [InlineData("B0001", HitReason.RecordNo)]
    public async Task Whatever_is_known_of_the_patient_finds_him_and_says_why(string typed, HitReason why)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Forms.WangFang();
        (form.IdNumber, form.CardNo) = (Forms.IdNumber, "K77");
        var id = await hospital.HaveAsync(form);

        var hits = await hospital.Run.RunAsync(Actor.Product("test"), (SearchPatients use) => use.HandleAsync(typed));

        Assert.Equal((id, why, "138****8000"), (Assert.Single(hits.Value!).Id, hits.Value![0].Why, hits.Value[0].Phone));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7000")]
    [InlineData("张")]
    [InlineData("fw")]
    [InlineData("fang")]
    [InlineData("李芳 8000")]
    [InlineData("9913 8000")]
    [InlineData("%")]
    [InlineData("_' OR 1=1 --")]
    [InlineData("\0\uD800")]
    [InlineData("<script>")]
    public async Task What_fits_nobody_finds_nobody(string typed)
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.HaveAsync(Forms.WangFang());

        var hits = await hospital.Run.RunAsync(Actor.Product("test"), (SearchPatients use) => use.HandleAsync(typed));

        Assert.Empty(hits.Value!);
    }

    [Fact]
    public async Task Every_question_is_the_beginning_of_an_index()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        await hospital.Services.GetRequiredService<DemoHospital>().SeedAsync(DemoSize.S, 1, null, default);
        await hospital.WithDbAsync(PlanPages.TenTimesAsync);
        var clerk = await hospital.StaffAsync("clerk09", "周琳", Forms.Clerk);
        foreach (var typed in new[] { "王", "王芳", "欧阳", "8000", "B0000", "高血压" })
        {
            var plan = await QueryPlans.OfSearchAsync(hospital, clerk, typed);


            // A statement of its own sorts only the few restricted archives and what the small dictionary of diseases holds; the others end with an index.
            var statements = plan.Where(step => !step.StartsWith(' ')).ToList();
            var small = statements.Count(step => step == "SCAN d0" || step.Contains("IX_Patients_Restricted", StringComparison.Ordinal));
            Assert.Equal(small, statements.Count(step => step.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal)));
            Assert.DoesNotContain(plan, step => step.Trim() is "SCAN p" or "SCAN p0" or "SCAN n" or "SCAN n0" or "SCAN c" or "SCAN e");
        }
    }

    [Fact]
    public async Task Everybody_is_found_by_the_whole_name_as_it_is_read()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        await hospital.Services.GetRequiredService<DemoHospital>().SeedAsync(DemoSize.S, 1, null, default);
        var clerk = await hospital.StaffAsync("clerk09", "周琳", Forms.Clerk);
        var names = await hospital.WithDbAsync(db => db.Patients.Select(patient => patient.Name).Distinct().OrderBy(name => name).ToListAsync());
        var missed = new List<string>();
        foreach (var name in names.Where((_, at) => at % 4 == 0))
        {
            var hits = (await hospital.Run.RunAsync(clerk, (SearchPatients use) => use.HandleAsync(Pinyin.Of(name).Full.Replace("?", "", StringComparison.Ordinal) + " "))).Value!;
            if (hits.Count < SearchPatients.Most && hits.All(hit => hit.Name != name))
            {
                missed.Add(name);
            }
        }

        Assert.Empty(missed);
    }

    [Fact]
    public async Task Half_a_character_at_the_end_of_a_long_text_is_no_error()
    {
        await using var hospital = await TestHospital.OpenAsync();

        var hits = await hospital.Run.RunAsync(Actor.Product("test"), (SearchPatients use) => use.HandleAsync(new string('王', 59) + "𠮷" + new string('芳', 5_000)));

        Assert.Empty(hits.Value!);
    }

    [Theory]
    [InlineData("单雄信", "sxx", HitReason.Initials)]
    [InlineData("单雄信", "dxx", HitReason.Initials)]
    [InlineData("单雄信", "shanxiongxin", HitReason.Pinyin)]
    [InlineData("单雄信", "danxiong", HitReason.Pinyin)]
    [InlineData("買買提·吐爾遜", "mmt", HitReason.Initials)]
    [InlineData("買買提·吐爾遜", "吐尔逊", HitReason.Name)]
    [InlineData("张丽华", "張麗華", HitReason.Name)]
    [InlineData("吕布", "lü b", HitReason.Pinyin)]
    [InlineData("John Smith", "john", HitReason.Pinyin)]
    [InlineData("𠮷田", "𠮷", HitReason.Name)]
    [InlineData("𠮷芷若", "zhiruo", HitReason.Pinyin)]
    [InlineData("𠮷芷若", "zr", HitReason.Initials)]
    public async Task A_name_is_found_however_it_is_read_or_written(string name, string typed, HitReason why)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(new() { Name = name });
        await hospital.HaveAsync(Forms.WangFang());

        var hit = Assert.Single((await FoundAsync(hospital, typed)));

        Assert.Equal((id, why), (hit.Id, hit.Why));
    }

    [Fact]
    public async Task Another_name_takes_its_spellings_along_and_leaves_none_of_the_old_one()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(new() { Name = "单雄信" });
        var form = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(id))).Value!;
        form.Name = "仇雄信";

        var changed = await hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form));

        Assert.Null(changed.Problem);
        Assert.Empty(await FoundAsync(hospital, "dxx"));
        Assert.Empty(await FoundAsync(hospital, "shanxiongxin"));
        Assert.Equal(id, Assert.Single(await FoundAsync(hospital, "cxx")).Id);
        Assert.Equal(id, Assert.Single(await FoundAsync(hospital, "qiu")).Id);
    }

    [Fact]
    public async Task A_disease_finds_those_who_have_it_the_newest_archive_first_and_says_which()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var wangFang = await hospital.HaveAsync(Forms.WangFang());
        var liQiang = await hospital.HaveAsync(new() { Name = "李强" });
        var zhaoMin = await hospital.HaveAsync(new() { Name = "赵敏" });
        await hospital.WithDbAsync(async db =>
        {
            foreach (var (patient, disease) in new[] { (wangFang, "2型糖尿病"), (liQiang, "糖尿病足"), (liQiang, "糖尿病足"), (zhaoMin, "肺炎") })
            {
                var visit = new Encounter(await db.Patients.SingleAsync(known => known.Id == patient), EncounterKind.Outpatient, "1001", new(2026, 1, 5));
                visit.Diagnose("E11", disease);
                db.Add(visit);
            }

            return await db.SaveChangesAsync();
        });

        var hits = await FoundAsync(hospital, "糖尿病");

        Assert.Equal([(liQiang, HitReason.Disease, "糖尿病足"), (wangFang, HitReason.Disease, "2型糖尿病")], hits.Select(hit => (hit.Id, hit.Why, hit.Matter)).OrderByDescending(hit => hit.Item1 == liQiang));
        Assert.Equal([liQiang], (await FoundAsync(hospital, "tnbz")).Select(hit => hit.Id));
        Assert.Equal(3, await hospital.WithDbAsync(db => db.Diseases.CountAsync()));
    }

    [Fact]
    public async Task Diseases_that_came_in_unseen_are_collected_once()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.HaveAsync(Forms.WangFang());
        await hospital.WithDbAsync(async db =>
        {
            var visit = new Encounter(await db.Patients.SingleAsync(), EncounterKind.Outpatient, "1001", new(2026, 1, 5));
            visit.Diagnose("J18", "肺炎");
            db.Add(visit);
            await db.SaveChangesAsync();
            return await db.Diseases.ExecuteDeleteAsync();
        });
        Assert.Empty(await FoundAsync(hospital, "肺炎"));

        var first = await CollectAsync(hospital);
        var second = await CollectAsync(hospital);

        Assert.Equal((1, 0), (first, second));
        Assert.Single(await FoundAsync(hospital, "肺炎"));
    }

    [Fact]
    public async Task Who_is_shown_is_on_record_and_letters_that_only_narrow_need_no_entry_of_their_own()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var clerk = await hospital.StaffAsync("agent01", "周琳", Forms.Clerk);
        var wangFang = await hospital.HaveAsync(Forms.WangFang());
        var wangMing = await hospital.HaveAsync(new() { Name = "王小明" });

        await SearchAsync(hospital, clerk, "王");
        await SearchAsync(hospital, clerk, "王芳");
        var narrowed = await EntriesAsync(hospital);
        await SearchAsync(hospital, clerk, "查无此人");
        hospital.Clock.Advance(TimeSpan.FromMinutes(2));
        await SearchAsync(hospital, clerk, "王芳");
        var later = await EntriesAsync(hospital);

        var entry = Assert.Single(narrowed);
        Assert.Equal(("agent01", "search Name"), (entry.ActorNo, entry.Purpose));
        var detail = hospital.Services.GetRequiredService<Vault>().Open(AuditEntry.DetailPurpose, entry.Detail!.Value);
        Assert.Contains(wangFang.ToString(), detail, StringComparison.Ordinal);
        Assert.Contains(wangMing.ToString(), detail, StringComparison.Ordinal);
        Assert.Equal(["search Name", "search", "search Name"], later.Select(one => one.Purpose));
    }

    [Fact]
    public async Task Archives_of_an_older_version_are_read_in_the_background_and_their_version_stays()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(new() { Name = "單雄信" });
        await hospital.WithDbAsync(async db =>
        {
            await db.Patients.ExecuteUpdateAsync(set => set.SetProperty(patient => patient.NamePinyin, (string?)null).SetProperty(patient => patient.NameInitials, (string?)null));
            await db.NameSuffixes.ExecuteDeleteAsync();
            db.NameSuffixes.Add(new("單雄信", id));
            await db.SaveChangesAsync();
            return await db.NameSpellings.ExecuteDeleteAsync();
        });
        Assert.Empty(await FoundAsync(hospital, "sxx"));
        var before = await hospital.WithDbAsync(db => db.Patients.Select(patient => patient.Version).SingleAsync());

        var first = await ReadOldAsync(hospital);
        var second = await ReadOldAsync(hospital);

        Assert.Equal((1, 0), (first, second));
        Assert.Equal(id, Assert.Single(await FoundAsync(hospital, "sxx")).Id);
        Assert.Equal(id, Assert.Single(await FoundAsync(hospital, "dxx")).Id);
        Assert.Equal(id, Assert.Single(await FoundAsync(hospital, "单雄")).Id);
        Assert.Equal(before, await hospital.WithDbAsync(db => db.Patients.Select(patient => patient.Version).SingleAsync()));
    }

    private static Task<int> ReadOldAsync(TestHospital hospital) => hospital.WithDbAsync(db => new ReadOldNames(db).RunAsync(default));

    private static Task<int> CollectAsync(TestHospital hospital) => hospital.WithDbAsync(db => new CollectDiseases(db).RunAsync(default));

    private static Task<List<AuditEntry>> EntriesAsync(TestHospital hospital) =>
        hospital.WithDbAsync(db => db.AuditEntries.AsNoTracking().Where(entry => entry.Act == AuditAct.Listed).OrderBy(entry => entry.Seq).ToListAsync());

    private static Task<IReadOnlyList<PatientHit>> FoundAsync(TestHospital hospital, string typed) => SearchAsync(hospital, Actor.Product("test"), typed);

    private static async Task<IReadOnlyList<PatientHit>> SearchAsync(TestHospital hospital, Actor reader, string typed) =>
        (await hospital.Run.RunAsync(reader, (SearchPatients use) => use.HandleAsync(typed))).Value!;
}
