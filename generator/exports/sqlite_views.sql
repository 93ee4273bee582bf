-- Views that join, for whoever asks with SQL: names beside ids.
CREATE VIEW commitments_with_leads AS
SELECT c.commitment_id, d.number AS document_number, d.title_vi AS document_title_vi, c.section, c.title_vi, c.title_en, c.text,
  c.responsibility,
  (SELECT group_concat(name_vi, '; ') FROM (
    SELECT DISTINCT a.name_vi FROM commitment_agencies l JOIN agencies a ON a.agency_id = l.agency_id
    WHERE l.commitment_id = c.commitment_id AND l.role = 'lead' AND l.basis <> 'group' ORDER BY a.agency_id)) AS leads_vi,
  (SELECT group_concat(name_en, '; ') FROM (
    SELECT DISTINCT a.name_en FROM commitment_agencies l JOIN agencies a ON a.agency_id = l.agency_id
    WHERE l.commitment_id = c.commitment_id AND l.role = 'lead' AND l.basis <> 'group' ORDER BY a.agency_id)) AS leads_en,
  (SELECT group_concat(name_vi, '; ') FROM (
    SELECT DISTINCT a.name_vi FROM commitment_agencies l JOIN agencies a ON a.agency_id = l.agency_id
    WHERE l.commitment_id = c.commitment_id AND l.role = 'cooperate' AND l.basis <> 'group' ORDER BY a.agency_id)) AS partners_vi,
  (SELECT t.name_vi FROM commitment_topics k JOIN topics t ON t.topic_id = k.topic_id
    WHERE k.commitment_id = c.commitment_id AND k.is_primary ORDER BY t.topic_id LIMIT 1) AS topic_vi,
  c.due_text, c.due_edtf, c.due_relation, c.due_start, c.due_end, c.deadline_count, c.recurrence, c.beneficiaries
FROM commitments c JOIN documents d ON d.document_id = c.document_id;

CREATE VIEW targets_with_names AS
SELECT t.target_id, d.number AS document_number, i.name_vi AS indicator_vi, i.name_en AS indicator_en, t.name_vi, t.comparator,
  t.value_min, t.value_max, t.value_text, u.symbol AS unit_symbol, u.name_vi AS unit_vi, u.name_en AS unit_en,
  t.period_edtf, t.period_start, t.period_end, p.text AS passage_text, t.indicator_id, t.commitment_id
FROM targets t
JOIN documents d ON d.document_id = t.document_id
JOIN indicators i ON i.indicator_id = t.indicator_id
JOIN passages p ON p.passage_id = t.passage_id
LEFT JOIN units u ON u.unit_id = t.unit_id;

CREATE VIEW deadlines_with_titles AS
SELECT x.deadline_id, d.number AS document_number, x.what_vi, c.title_vi AS commitment_title_vi, c.title_en AS commitment_title_en,
  x.what_en, x.date_text, x.date_edtf, x.relation, x.precision, x.date_start, x.date_end,
  x.recurrence, x.recurrence_start, x.recurrence_end, x.recurrence_bounds,
  (SELECT group_concat(name_vi, '; ') FROM (
    SELECT DISTINCT a.name_vi FROM deadline_agencies l JOIN agencies a ON a.agency_id = l.agency_id
    WHERE l.deadline_id = x.deadline_id AND l.role = 'lead' AND l.basis <> 'group' ORDER BY a.agency_id)) AS leads_vi,
  p.text AS passage_text, x.commitment_id
FROM deadlines x
JOIN documents d ON d.document_id = x.document_id
JOIN passages p ON p.passage_id = x.passage_id
LEFT JOIN commitments c ON c.commitment_id = x.commitment_id;

-- Targets that nobody is told to reach: no agency leads them by name, heading or group; the issuing body alone answers.
CREATE VIEW targets_unassigned AS
SELECT t.target_id, t.document_id, t.passage_id, t.commitment_id, t.indicator_id, t.name_vi, t.name_en, t.comparator,
  t.value_min, t.value_max, t.value_text, t.unit_id, t.period_edtf
FROM targets t
WHERE NOT EXISTS (SELECT 1 FROM target_agencies a WHERE a.target_id = t.target_id AND a.role = 'lead' AND a.basis <> 'issuer');

-- Commitments whose passage holds no target: they name no number to reach.
CREATE VIEW commitments_without_target AS
SELECT c.commitment_id, c.document_id, c.section, c.title_vi, c.title_en, c.responsibility, c.due_edtf, c.due_relation
FROM commitments c
WHERE NOT EXISTS (SELECT 1 FROM targets t WHERE t.passage_id = c.passage_id);

-- Targets for which no result is published that compares with them: "no information", never "not met".
CREATE VIEW targets_without_result AS
SELECT t.target_id, t.document_id, t.indicator_id, t.name_vi, t.name_en, t.value_text, t.unit_id, t.period_edtf,
  (SELECT count(*) FROM target_results r WHERE r.target_id = t.target_id) AS results_that_do_not_compare
FROM targets t
WHERE NOT EXISTS (SELECT 1 FROM target_results r WHERE r.target_id = t.target_id AND r.comparable);

-- Who answers for each component of an index: the leads of the commitment that gives it, as named.
CREATE VIEW index_components_with_leads AS
SELECT x.index_id, x.component_id, x.name_vi, x.name_en, d.number AS document_number, c.section, c.title_vi, c.title_en,
  (SELECT group_concat(name_vi, '; ') FROM (
    SELECT DISTINCT a.name_vi FROM commitment_agencies l JOIN agencies a ON a.agency_id = l.agency_id
    WHERE l.commitment_id = c.commitment_id AND l.role = 'lead' AND l.basis <> 'group' ORDER BY a.agency_id)) AS leads_vi,
  c.commitment_id
FROM index_components x JOIN commitments c ON c.commitment_id = x.commitment_id JOIN documents d ON d.document_id = c.document_id;

-- Who is in a group from which day to which: the members listed, and in the place of one that is gone its heirs.
CREATE VIEW members_by_day AS
WITH RECURSIVE standing (group_id, listed_id, agency_id, since) AS (
  SELECT group_id, member_id, member_id, '' FROM agency_members
  UNION
  SELECT m.group_id, m.listed_id, s.successor_id, max(m.since, s.from_date)
  FROM standing m JOIN agency_successions s ON s.agency_id = m.agency_id
  WHERE s.status = 'succeeded' AND s.successor_id IS NOT NULL),
followed (agency_id, last_day) AS (
  SELECT agency_id, date(min(from_date), '-1 day') FROM agency_successions
  WHERE status = 'succeeded' AND successor_id IS NOT NULL GROUP BY agency_id)
SELECT m.group_id, m.agency_id, m.listed_id, nullif(max(m.since, coalesce(a.valid_from, '')), '') AS valid_from,
  min(coalesce(a.valid_to, f.last_day), coalesce(f.last_day, a.valid_to)) AS valid_to
FROM standing m JOIN agencies a ON a.agency_id = m.agency_id LEFT JOIN followed f ON f.agency_id = m.agency_id;
