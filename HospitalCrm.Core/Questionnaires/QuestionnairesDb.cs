using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<Questionnaire> Questionnaires => Set<Questionnaire>();

    public DbSet<QuestionnaireEdition> QuestionnaireEditions => Set<QuestionnaireEdition>();

    public DbSet<AnswerSheet> AnswerSheets => Set<AnswerSheet>();

    public DbSet<LibraryText> LibraryTexts => Set<LibraryText>();

    public DbSet<SatisfactionItem> SatisfactionItems => Set<SatisfactionItem>();
}
