using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Vaccines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsRecipient",
                table: "ContactNumbers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "KnownDoses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Vaccine = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    DoseNo = table.Column<int>(type: "integer", nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownDoses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KnownDoses_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Vaccinations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VaccineCode = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DoseNo = table.Column<int>(type: "integer", nullable: true),
                    Lot = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Maker = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    IsImported = table.Column<bool>(type: "boolean", nullable: true),
                    Place = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    IsNews = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SourceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    VisitKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Vaccinations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Vaccinations_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VaccineChildren",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    BornOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Sex = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Basis = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    LookOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VaccineChildren", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VaccineChildren_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VaccineDues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Vaccine = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    DoseNo = table.Column<int>(type: "integer", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CompleteBefore = table.Column<DateOnly>(type: "date", nullable: true),
                    OverdueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    HeldUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    IsPaid = table.Column<bool>(type: "boolean", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VaccineDues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VaccineDues_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VaccineEditions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Edition = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    ConfirmedBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VaccineEditions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "VaccineHolds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Vaccine = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Why = table.Column<byte[]>(type: "bytea", nullable: true),
                    By = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LiftedBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    LiftedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VaccineHolds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VaccineHolds_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Vaccines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    IsProgramme = table.Column<bool>(type: "boolean", nullable: false),
                    Name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Cautions = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Months = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Intervals = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    NotFromMonths = table.Column<int>(type: "integer", nullable: true),
                    DomesticPrice = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    ImportedPrice = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    IsOff = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Vaccines", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMarks_MessageId",
                table: "NoticeMarks",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_KnownDoses_PatientId_Vaccine_DoseNo",
                table: "KnownDoses",
                columns: new[] { "PatientId", "Vaccine", "DoseNo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Vaccinations_News",
                table: "Vaccinations",
                columns: new[] { "PatientId", "Id" },
                filter: "\"IsNews\"");

            migrationBuilder.CreateIndex(
                name: "IX_Vaccinations_PatientId",
                table: "Vaccinations",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_Vaccinations_SourceCode_SourceKey",
                table: "Vaccinations",
                columns: new[] { "SourceCode", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VaccineChildren_LookOn",
                table: "VaccineChildren",
                column: "LookOn");

            migrationBuilder.CreateIndex(
                name: "IX_VaccineChildren_PatientId",
                table: "VaccineChildren",
                column: "PatientId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VaccineDues_DueOn_Id_OverdueOn_HeldUntil_EndsOn_Vaccine",
                table: "VaccineDues",
                columns: new[] { "DueOn", "Id", "OverdueOn", "HeldUntil", "EndsOn", "Vaccine" });

            migrationBuilder.CreateIndex(
                name: "IX_VaccineDues_OverdueOn",
                table: "VaccineDues",
                column: "OverdueOn");

            migrationBuilder.CreateIndex(
                name: "IX_VaccineDues_PatientId_Vaccine_DoseNo",
                table: "VaccineDues",
                columns: new[] { "PatientId", "Vaccine", "DoseNo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VaccineEditions_Edition",
                table: "VaccineEditions",
                column: "Edition",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VaccineHolds_PatientId",
                table: "VaccineHolds",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_Vaccines_Code",
                table: "Vaccines",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Vaccines_Number",
                table: "Vaccines",
                column: "Number",
                unique: true);

            // Rows that were kept until there was a room for them.
            migrationBuilder.Sql("UPDATE \"HisRows\" SET \"State\" = 'Pending' WHERE \"State\" = 'Kept' AND \"View\" = 'vaccination'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KnownDoses");

            migrationBuilder.DropTable(
                name: "Vaccinations");

            migrationBuilder.DropTable(
                name: "VaccineChildren");

            migrationBuilder.DropTable(
                name: "VaccineDues");

            migrationBuilder.DropTable(
                name: "VaccineEditions");

            migrationBuilder.DropTable(
                name: "VaccineHolds");

            migrationBuilder.DropTable(
                name: "Vaccines");

            migrationBuilder.DropIndex(
                name: "IX_NoticeMarks_MessageId",
                table: "NoticeMarks");

            migrationBuilder.DropColumn(
                name: "IsRecipient",
                table: "ContactNumbers");
        }
    }
}
