using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>Which list is imported how.</summary>
public sealed class ImportBook(CodeItemImport codes, DepartmentImport departments, DepartmentGuideImport guides, ExamItemImport exams, HolidayImport holidays, StandardImports standards) : IRoomPart
{
    public ImportTarget Of(string list) => list switch
    {
        "departments" => departments,
        "guides" => guides,
        "exams" => exams,
        "holidays" => holidays,
        _ when CodeTables.Find(list) is not null => codes,
        _ => standards.Of(list) ?? throw new RuleViolation("Settings.Missing"),
    };
}
