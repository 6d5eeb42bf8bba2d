using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>What is asked about a stay: the items of the department, those of the doctor who treated him, and his own words where he was dissatisfied. Reads only.</summary>
public sealed class SatisfactionPaper(CrmDb db, ParameterValues parameters, CurrentActor actor) : IRoomPart
{
    public const string DepartmentKey = "satisfaction-department";
    public const string StaffKey = "satisfaction-staff-";
    public const string CommentKey = "satisfaction-comment";

    /// <summary>Null: nothing is asked, or it was asked about this stay. Nobody takes down what is thought of himself.</summary>
    public async Task<QuestionSet?> OfAsync(Id<Encounter>? stay, CancellationToken ct)
    {
        if (!parameters.Get(SatisfactionParameters.IsAsked) || stay is not { } key || await db.SatisfactionRatings.AnyAsync(rating => rating.EncounterId == key, ct))
        {
            return null;
        }

        var items = await db.SatisfactionItems.AsNoTracking().Where(item => !item.IsOff).OrderBy(item => item.Code).ToListAsync(ct);
        var levels = await LevelsAsync(ct);
        var questions = new List<Question>();
        Add(SatisfactionScope.Department, DepartmentKey, "请您评价住院的科室");
        var doctorNo = await db.Encounters.Where(visit => visit.Id == key).Select(visit => visit.DoctorNo).SingleOrDefaultAsync(ct);
        var doctor = await db.Staff.AsNoTracking().Where(staff => staff.StaffNo == doctorNo && staff.LeftAt == null).Select(staff => new { staff.StaffNo, staff.Name }).SingleOrDefaultAsync(ct);
        if (doctor is not null && doctor.StaffNo != actor.Value.StaffNo)
        {
            Add(SatisfactionScope.Staff, StaffKey + doctor.StaffNo, $"请您评价主管医生{doctor.Name}");
        }

        if (questions.Count == 0)
        {
            return null;
        }

        var bad = levels.Where(level => level.Score <= SatisfactionRating.Low).Select(level => level.Key).ToList();
        questions.Add(new()
        {
            Key = CommentKey,
            Text = "不满意的地方，请具体说说",
            Type = QuestionType.Text,
            ShowWhen = Condition.AnyOf(questions[0].Key, [.. questions[0].Rows.SelectMany(_ => bad, (row, level) => $"{row.Key}={level}")]),
        });
        return new() { Questions = questions };

        void Add(SatisfactionScope scope, string word, string text)
        {
            var rows = items.Where(item => item.Scope == scope).Select(item => new MatrixRow(item.Code, item.Name)).ToList();
            if (rows.Count > 0 && levels.Count > 1)
            {
                questions.Add(new() { Key = word, Text = text, Type = QuestionType.Matrix, Rows = rows, Options = levels });
            }
        }
    }

    private Task<List<QuestionOption>> LevelsAsync(CancellationToken ct) => db.CodeItems.AsNoTracking()
        .Where(item => item.TableCode == CodeTables.SatisfactionLevels.Code && item.IsEnabled && item.Value != null)
        .OrderBy(item => item.Order)
        .Select(item => new QuestionOption(item.Code, item.Name, item.Value, false))
        .ToListAsync(ct);
}
