using System.Globalization;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Lookups;

namespace HospitalCrm.Core.Integration;

/// <summary>A HIS for the demo: it knows the people of some numbers, always the same ones. Can be slow, down, or know several. Never in Production.</summary>
public sealed class DemoPatientLookup(DemoLookupOptions options, TimeProvider clock) : IPatientLookup
{
    private static readonly string[] Surnames = ["陈", "林", "黄", "吴", "郑", "何", "罗", "梁"];
    private static readonly string[] GivenNames = ["建军", "淑华", "思远", "雨桐", "国强", "美玲", "子涵", "晓燕"];
    private static readonly string[] Streets = ["和平路12号", "人民中路88号3单元401", "解放街5号院2号楼", "新华西街101号"];

    public string Name => "HIS";

    public async Task<IReadOnlyList<LookupCandidate>> FindAsync(string number, CancellationToken ct)
    {
        if (options.Delay > TimeSpan.Zero)
        {
            await Task.Delay(options.Delay, clock, ct);
        }

        if (options.Fails)
        {
            throw new InvalidOperationException("The demo HIS is down.");
        }

        var seed = Seed(number);
        return [.. Enumerable.Range(0, options.Candidates ?? Known(seed)).Select(order => Candidate(seed + order * 31))];
    }

    /// <summary>Half of the numbers are unknown here too; one in ten is a household's.</summary>
    private static int Known(int seed) => (seed % 10) switch
    {
        < 5 => 0,
        < 9 => 1,
        _ => 2,
    };

    private static LookupCandidate Candidate(int seed)
    {
        var isMale = seed % 2 == 0;
        var birth = new DateOnly(1945, 1, 1).AddDays(seed % 23_000);
        var digits = string.Create(CultureInfo.InvariantCulture, $"110105{birth:yyyyMMdd}{seed % 50:00}{(isMale ? 1 : 2)}");
        return new("HIS", Surnames[seed % Surnames.Length] + GivenNames[seed / 8 % GivenNames.Length], isMale ? Sex.Male : Sex.Female, BirthDate.On(birth).ToString())
        {
            MedicalRecordNo = string.Create(CultureInfo.InvariantCulture, $"H{seed % 10_000_000:0000000}"),
            IdType = IdTypes.ResidentIdCard,
            IdNumber = digits + IdCardNumber.CheckCharacter(digits),
            Address = "北京市朝阳区" + Streets[seed % Streets.Length],
        };
    }

    private static int Seed(string number) => number.Aggregate(17, (sum, digit) => (sum * 31 + digit) & 0x3FFFFFFF);
}
